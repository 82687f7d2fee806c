// What is pressed: buttons with words, links that look like them, and icons with a spoken name.

import { LoaderCircle } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { type Icon, names } from "./tone";

interface Look {
  kind?: "plain" | "primary" | "quiet" | "danger";
  icon?: Icon | undefined;
  wide?: boolean;
  big?: boolean;
  children: ComponentChildren;
}

function look({ kind = "plain", wide, big }: Look): string {
  const tone = kind !== "plain" && `button-${kind}`;
  return names("button", tone, wide && "button-wide", big && "button-big");
}

interface ButtonProps extends Look {
  onClick?: (event: MouseEvent) => void;
  type?: "button" | "submit";
  disabled?: boolean;
  busy?: boolean;
  label?: string;
  describedBy?: string | undefined;
}

/** While `busy` it keeps its place and the focus, and takes no second press. */
export function Button(props: ButtonProps) {
  const { icon: Mark, busy = false, onClick, type = "button", children } = props;
  return (
    <button
      type={type}
      class={look(props)}
      disabled={props.disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? <LoaderCircle class="spinner" size={20} aria-hidden="true" /> : null}
      {Mark && !busy ? <Mark size={20} aria-hidden="true" /> : null}
      <span>{children}</span>
    </button>
  );
}

export function LinkButton(props: Look & { href: string; label?: string }) {
  const { icon: Mark, href, children } = props;
  return (
    <a class={look(props)} href={href} aria-label={props.label}>
      {Mark ? <Mark size={20} aria-hidden="true" /> : null}
      <span>{children}</span>
    </a>
  );
}

interface IconButtonProps {
  label: string;
  icon: Icon;
  onClick?: (event: MouseEvent) => void;
  href?: string;
  pressed?: boolean;
  disabled?: boolean;
  expanded?: boolean;
}

export function IconButton({ label, icon: Mark, href, onClick, ...more }: IconButtonProps) {
  const mark = <Mark size={24} aria-hidden="true" />;
  if (href !== undefined)
    return (
      <a class="icon-button" href={href} aria-label={label} title={label}>
        {mark}
      </a>
    );
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={label}
      title={label}
      aria-pressed={more.pressed}
      aria-expanded={more.expanded}
      disabled={more.disabled}
      onClick={onClick}
    >
      {mark}
    </button>
  );
}
