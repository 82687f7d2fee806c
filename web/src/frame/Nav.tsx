// Where one can go: a bar under the thumb on phones and tablets, a rail at the side on a desktop.

import { Building2, CalendarCheck, ClipboardList, Menu } from "lucide-preact";
import { me } from "../local";
import { seesFirm } from "../people/roles";
import { place } from "../router";
import { t } from "../text/frame";
import type { Icon } from "../ui";

interface Way {
  href: string;
  label: string;
  icon: Icon;
  /** First steps of the addresses that belong to it. */
  holds: string[];
}

function ways(): Way[] {
  const office = seesFirm(me.value)
    ? [{ href: "/office", label: t("office"), icon: ClipboardList, holds: ["office"] }]
    : [];
  return [
    { href: "/", label: t("today"), icon: CalendarCheck, holds: ["", "job", "run"] },
    { href: "/equipment", label: t("equipment"), icon: Building2, holds: ["equipment"] },
    ...office,
    {
      href: "/more",
      label: t("more"),
      icon: Menu,
      holds: ["more", "device", "refused", "contested", "people"],
    },
  ];
}

export function Nav() {
  const first = place.value.path.split(/[/?#]/)[1] ?? "";
  return (
    <nav class="nav" aria-label={t("nav")}>
      <p class="frame-name">{t("name")}</p>
      {ways().map(({ href, label, icon: Mark, holds }) => (
        <a
          key={href}
          class="nav-way"
          href={href}
          aria-current={holds.includes(first) ? "page" : undefined}
        >
          <Mark size={24} aria-hidden="true" />
          <span>{label}</span>
        </a>
      ))}
    </nav>
  );
}
