// What the firm keeps besides its jobs: one row for each, with what asks for attention.

import {
  BadgeCheck,
  Building2,
  CalendarCog,
  ClipboardCheck,
  Eraser,
  Gauge,
  LifeBuoy,
  Ruler,
  Users,
} from "lucide-preact";
import { newest } from "../../checklist";
import { tick } from "../../frame/tick";
import { isAssumed } from "../../limits/confirmed";
import { list, me, see } from "../../local";
import { redacts } from "../../people/roles";
import { dayOf, either } from "../../text";
import { t } from "../../text/catalogue";
import { ListRow, Page, Rows } from "../../ui";

export default function Catalogue() {
  return (
    <Page title={t("title")} back="/more">
      <Rows label={t("title")}>
        <ListRow
          href="/office/templates"
          icon={ClipboardCheck}
          title={t("templates")}
          note={templates()}
        />
        <ListRow href="/office/limits" icon={Ruler} title={t("limits")} note={limits()} />
        <ListRow
          href="/office/instruments"
          icon={Gauge}
          title={t("instruments")}
          note={instruments()}
        />
        <ListRow href="/office/people" icon={Users} title={t("people")} note={people()} />
        <ListRow
          href="/office/hospitals"
          icon={Building2}
          title={t("hospitals")}
          note={hospitals()}
        />
        <ListRow
          href="/office/letterhead"
          icon={BadgeCheck}
          title={t("letterhead")}
          note={letterhead()}
        />
        <ListRow
          href="/office/calendar"
          icon={CalendarCog}
          title={t("calendar")}
          note={t("calendar_note")}
        />
        <ListRow
          href="/office/rescue"
          icon={LifeBuoy}
          title={t("rescue")}
          note={t("rescue_note")}
        />
        {redacts(me.value) ? (
          <ListRow
            href="/office/redactions"
            icon={Eraser}
            title={t("redactions")}
            note={t("redactions_note")}
          />
        ) : null}
      </Rows>
    </Page>
  );
}

function templates(): string | null {
  const all = list("template").value?.map(({ value }) => value);
  if (!all) return null;
  const codes = new Set(all.map(({ code }) => code ?? ""));
  return t("templates_note", { n: [...codes].filter((code) => newest(all, code)).length });
}

function limits(): string | null {
  const open = list("limit_table").value?.filter(({ value }) => isAssumed(value)).length;
  if (open === undefined) return null;
  return open ? t("limits_note", { n: open }) : t("limits_fine");
}

function instruments(): string | null {
  const today = dayOf(tick.value);
  const late = list("instrument").value?.filter(
    ({ value }) => (value.calibration_due ?? "") < today,
  ).length;
  if (late === undefined) return null;
  return late ? t("instruments_note", { n: late }) : t("instruments_fine");
}

function people(): string | null {
  const here = list("person").value?.filter(({ value }) => value.active !== false).length;
  return here === undefined ? null : t("people_note", { n: here });
}

function hospitals(): string | null {
  const n = list("hospital").value?.length;
  return n === undefined ? null : t("hospitals_note", { n });
}

function letterhead(): string {
  return either(see("letterhead", "firm").value.value) || t("letterhead_note");
}
