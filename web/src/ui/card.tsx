// Surfaces and the small signs on them: cards, lists of rows, chips of state, names of people.

import { ChevronRight } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { type Icon, names, type Tone } from "./tone";

interface CardProps {
  title?: ComponentChildren;
  end?: ComponentChildren;
  tone?: Tone | undefined;
  children: ComponentChildren;
}

export function Card({ title, end, tone, children }: CardProps) {
  return (
    <section class="card" data-tone={tone}>
      {title ? (
        <div class="card-head">
          <h2>{title}</h2>
          {end}
        </div>
      ) : null}
      {children}
    </section>
  );
}

export function Rows({ label, children }: { label?: string; children: ComponentChildren }) {
  return (
    <ul class="rows" aria-label={label}>
      {children}
    </ul>
  );
}

interface ListRowProps {
  title: ComponentChildren;
  over?: ComponentChildren;
  note?: ComponentChildren;
  end?: ComponentChildren;
  icon?: Icon;
  tone?: Tone | undefined;
  href?: string;
  onClick?: () => void;
  /** Below the row and apart from it: a link of its own. */
  under?: ComponentChildren;
}

/** One line of a list; with `href` or `onClick` the whole row is the target. Put it into `<Rows>`. */
export function ListRow(props: ListRowProps) {
  const { href, onClick, tone, under } = props;
  if (href !== undefined)
    return (
      <li>
        <a class="row" href={href} data-tone={tone}>
          <RowInside {...props} />
        </a>
        {under}
      </li>
    );
  if (onClick)
    return (
      <li>
        <button type="button" class="row" data-tone={tone} onClick={onClick}>
          <RowInside {...props} />
        </button>
        {under}
      </li>
    );
  return (
    <li>
      <div class="row" data-tone={tone}>
        <RowInside {...props} />
      </div>
      {under}
    </li>
  );
}

function RowInside({ icon: Mark, title, over, note, end, href, onClick }: ListRowProps) {
  return (
    <>
      {Mark ? <Mark size={22} aria-hidden="true" /> : null}
      <span class="row-body">
        {over ? <span class="row-note">{over}</span> : null}
        <span class="row-title">{title}</span>
        {note ? <span class="row-note">{note}</span> : null}
      </span>
      {end ? <span class="row-end">{end}</span> : null}
      {href !== undefined || onClick ? (
        <ChevronRight size={20} class="soft" aria-hidden="true" />
      ) : null}
    </>
  );
}

interface ChipProps {
  tone?: Tone;
  icon?: Icon;
  children: ComponentChildren;
}

export function StateChip({ tone = "quiet", icon: Mark, children }: ChipProps) {
  return (
    <span class="chip" data-tone={tone}>
      {Mark ? <Mark size={14} aria-hidden="true" /> : null}
      <span>{children}</span>
    </span>
  );
}

export function Badge({ count, label }: { count: number; label: string }) {
  if (count === 0) return null;
  return (
    <span class="badge">
      <span aria-hidden="true">{count > 999 ? "999+" : count}</span>
      <span class="unseen">{label}</span>
    </span>
  );
}

/** The sign of a Chinese name is its last character, of another its first letters. */
export function Avatar({ name }: { name: string }) {
  const sign = /^[ -~]*$/.test(name)
    ? name
        .split(" ")
        .map((word) => word.charAt(0))
        .join("")
        .slice(0, 2)
    : name.slice(-1);
  return (
    <span class="avatar" aria-hidden="true">
      {sign}
    </span>
  );
}

export function PersonName({ name, note }: { name: string; note?: ComponentChildren }) {
  return (
    <span class={names("person")}>
      <Avatar name={name} />
      <span>
        {name}
        {note ? <span class="soft small"> {note}</span> : null}
      </span>
    </span>
  );
}
