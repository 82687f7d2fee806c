// Where else the office works: the week, what is due, the devices, what a device could not send.

import {
  CalendarCog,
  CalendarDays,
  Eraser,
  LifeBuoy,
  ListChecks,
  Smartphone,
  Undo2,
} from "lucide-preact";
import { me } from "../../local";
import { redacts } from "../../people/roles";
import { t } from "../../text/office";
import type { Icon } from "../../ui";

interface Way {
  href: string;
  label: string;
  icon: Icon;
}

function ways(): Way[] {
  const all = [
    { href: "/office/week", label: t("way_week"), icon: CalendarDays },
    { href: "/office/due", label: t("way_due"), icon: ListChecks },
    { href: "/office/devices", label: t("way_devices"), icon: Smartphone },
    { href: "/office/refused", label: t("way_refused"), icon: Undo2 },
    { href: "/office/calendar", label: t("way_calendar"), icon: CalendarCog },
    { href: "/office/rescue", label: t("way_rescue"), icon: LifeBuoy },
  ];
  const redactions = { href: "/office/redactions", label: t("way_redactions"), icon: Eraser };
  return redacts(me.value) ? [...all, redactions] : all;
}

export function Ways() {
  return (
    <nav class="office-ways" aria-label={t("ways")}>
      {ways().map(({ href, label, icon: Mark }) => (
        <a key={href} class="office-way" href={href}>
          <Mark size={20} aria-hidden="true" />
          <span>{label}</span>
        </a>
      ))}
    </nav>
  );
}
