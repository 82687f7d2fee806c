// Where else the office works: the week, what is due, the devices.

import { CalendarDays } from "lucide-preact";
import { t } from "../../text/office";
import type { Icon } from "../../ui";

interface Way {
  href: string;
  label: string;
  icon: Icon;
}

function ways(): Way[] {
  const all: Way[] = [{ href: "/office/week", label: t("way_week"), icon: CalendarDays }];
  return all;
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
