// What a screen says about itself: notices, how far it is, that there is nothing, that it waits.

import { CircleAlert, CircleCheck, Info, LoaderCircle, TriangleAlert } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { Icon, Tone } from "./tone";

const SIGN: Record<Tone, Icon> = {
  good: CircleCheck,
  bad: CircleAlert,
  watch: TriangleAlert,
  quiet: Info,
  split: TriangleAlert,
  info: Info,
};

interface BannerProps {
  tone?: Tone;
  icon?: Icon;
  title?: ComponentChildren;
  children?: ComponentChildren;
  actions?: ComponentChildren;
  /** Read aloud when it appears: for what the person must know now. */
  urgent?: boolean;
}

export function Banner({ tone = "info", icon, title, children, actions, urgent }: BannerProps) {
  const Mark = icon ?? SIGN[tone];
  return (
    <div class="banner" data-tone={tone} role={urgent ? "alert" : undefined}>
      <Mark size={20} aria-hidden="true" />
      <div class="banner-body">
        {title ? <p class="banner-title">{title}</p> : null}
        {children ? <div>{children}</div> : null}
        {actions ? <div class="banner-actions">{actions}</div> : null}
      </div>
    </div>
  );
}

export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  return <progress class="progress" value={value} max={max || 1} aria-label={label} />;
}

interface EmptyProps {
  icon?: Icon;
  title: ComponentChildren;
  children?: ComponentChildren;
}

export function Empty({ icon: Mark, title, children }: EmptyProps) {
  return (
    <div class="empty">
      {Mark ? <Mark size={40} strokeWidth={1.5} aria-hidden="true" /> : null}
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

export function Spinner({ label }: { label: string }) {
  return (
    <span class="line soft" role="status">
      <LoaderCircle class="spinner" size={20} aria-hidden="true" />
      <span>{label}</span>
    </span>
  );
}

/** Places where rows will be; `label` tells a screen reader that they are being read. */
export function Skeleton({ rows = 3, label }: { rows?: number; label: string }) {
  return (
    <div class="stack" role="status">
      <span class="unseen">{label}</span>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} class="skeleton" />
      ))}
    </div>
  );
}
