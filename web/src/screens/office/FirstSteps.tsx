// What a firm without jobs still needs, in the order in which one thing needs the other; the next one stands out.

import { Building2, CircleCheck, ClipboardList, Stethoscope, Users } from "lucide-preact";
import { brief, list } from "../../local";
import { t } from "../../text/firststeps";
import { Card, type Icon, LinkButton, ListRow, Rows, Skeleton } from "../../ui";

type Name = "hospital" | "person" | "equipment" | "job";

interface Step {
  name: Name;
  icon: Icon;
  href: string;
  done: boolean;
}

export function FirstSteps() {
  const steps = ordered();
  if (!steps) return <Skeleton rows={4} label={t("title")} />;
  const next = steps.find(({ done }) => !done);
  return (
    <Card title={t("title")} end={<span class="soft small">{said(steps)}</span>}>
      <div class="stack">
        <Rows label={t("title")}>
          {steps.map((step) => (
            <ListRow
              key={step.name}
              href={step.href}
              icon={step.done ? CircleCheck : step.icon}
              tone={step === next ? "info" : undefined}
              title={t(step.name)}
              note={step.done ? t("done") : t(`${step.name}_note`)}
            />
          ))}
        </Rows>
        {next ? (
          <LinkButton kind="primary" big wide href={next.href}>
            {t("next", { what: t(next.name) })}
          </LinkButton>
        ) : null}
      </div>
    </Card>
  );
}

/** Null while one of the lists is being read. */
function ordered(): Step[] | null {
  const [hospitals, people] = [list("hospital").value, list("person").value];
  const devices = brief("equipment").value;
  if (!hospitals || !people || !devices) return null;
  const engineer = people.some(({ value }) => value.role === "engineer" && value.active !== false);
  const none = devices.length === 0;
  return [
    {
      name: "hospital",
      icon: Building2,
      href: "/office/hospitals",
      done: hospitals.length > 0,
    },
    { name: "person", icon: Users, href: "/office/people", done: engineer },
    { name: "equipment", icon: Stethoscope, href: "/equipment", done: !none },
    { name: "job", icon: ClipboardList, href: "/office/new", done: false },
  ];
}

function said(steps: readonly Step[]): string {
  return t("so_far", { n: steps.filter(({ done }) => done).length, all: steps.length });
}
