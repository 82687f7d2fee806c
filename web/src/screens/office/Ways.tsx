// Where else the office works: the week, what is due, the devices, what a device could not send.

import {
  CalendarDays,
  FileDown,
  ListChecks,
  ScrollText,
  Smartphone,
  TriangleAlert,
  Undo2,
} from "lucide-preact";
import { me } from "../../local";
import { exportsFreely } from "../../people/roles";
import { t as exports } from "../../text/exports";
import { t } from "../../text/office";
import { t as reports } from "../../text/unsealed";
import { Badge, type Icon } from "../../ui";
import { waiting } from "../exports/entries";
import { unsealed } from "../unsealed/asked";

interface Way {
  href: string;
  label: string;
  icon: Icon;
  /** How much waits there, and what that is. */
  waits?: { count: number; label: string };
}

function ways(): Way[] {
  return [
    { href: "/office/week", label: t("way_week"), icon: CalendarDays },
    { href: "/office/due", label: t("way_due"), icon: ListChecks },
    { href: "/office/reports", label: reports("title"), icon: ScrollText, waits: reportsWait() },
    { href: "/office/problems", label: t("way_problems"), icon: TriangleAlert },
    { href: "/office/devices", label: t("way_devices"), icon: Smartphone },
    { href: "/office/refused", label: t("way_refused"), icon: Undo2 },
    { href: "/office/exports", label: exports("title"), icon: FileDown, waits: exportsWait() },
  ];
}

function reportsWait() {
  const count = unsealed.value.visits?.length ?? 0;
  return { count, label: reports("how_many", { n: count }) };
}

/** Only those who may rule on them are called. */
function exportsWait() {
  const count = exportsFreely(me.value) ? waiting.value : 0;
  return { count, label: exports("waiting", { n: count }) };
}

export function Ways() {
  return (
    <nav class="office-ways" aria-label={t("ways")}>
      {ways().map(({ href, label, icon: Mark, waits }) => (
        <a key={href} class="office-way" href={href}>
          <Mark size={20} aria-hidden="true" />
          <span>{label}</span>
          {waits ? <Badge {...waits} /> : null}
        </a>
      ))}
    </nav>
  );
}
