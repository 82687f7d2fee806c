// The inside of a row in a long list: the whole row is one link.

import { ChevronRight } from "lucide-preact";
import type { ComponentChildren } from "preact";
import type { Tone } from "../ui";

interface RowLinkProps {
  href: string;
  title: ComponentChildren;
  over?: ComponentChildren;
  note?: ComponentChildren;
  end?: ComponentChildren;
  tone?: Tone | undefined;
  /** What it leads to is open beside the list. */
  current?: boolean;
}

export function RowLink({ href, title, over, note, end, tone, current }: RowLinkProps) {
  return (
    <a class="row" href={href} data-tone={tone} aria-current={current || undefined}>
      <span class="row-body">
        {over ? <span class="row-note">{over}</span> : null}
        <span class="row-title">{title}</span>
        {note ? <span class="row-note">{note}</span> : null}
      </span>
      {end ? <span class="row-end">{end}</span> : null}
      <ChevronRight size={20} class="soft" aria-hidden="true" />
    </a>
  );
}
