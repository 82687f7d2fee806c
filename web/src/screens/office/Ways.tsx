// Where else the office works: the week, what is due, the devices, what a device could not send.

import { CalendarDays, ListChecks, Smartphone, Undo2 } from "lucide-preact";
import { t } from "../../text/office";
import type { Icon } from "../../ui";

interface Way {
  href: string;
  label: string;
  icon: Icon;
}

function ways(): Way[] {
  return [
    { href: "/office/week", label: t("way_week"), icon: CalendarDays },
    { href: "/office/due", label: t("way_due"), icon: ListChecks },
    { href: "/office/devices", label: t("way_devices"), icon: Smartphone },
    { href: "/office/refused", label: t("way_refused"), icon: Undo2 },
  ];
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
