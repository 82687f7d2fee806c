// What is wrong with a piece of equipment now; what was resolved is only counted.

import { about, type View } from "../../local";
import { to } from "../../router";
import { moment } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Card, ListRow, Rows, StateChip, type Tone } from "../../ui";

const TONE: Record<string, Tone> = { minor: "quiet", major: "watch", unsafe: "bad" };
const WEIGHT = ["unsafe", "major", "minor"];

export function Findings({ equipment }: { equipment: string }) {
  const all = about("finding", equipment).value ?? [];
  const open = all.filter(({ value }) => value.state !== "done").sort(byWeight);
  const done = all.length - open.length;
  const end = done ? <span class="soft small">{t("past_findings", { n: done })}</span> : null;
  return (
    <Card
      title={t("findings")}
      end={end}
      tone={open.length ? TONE[open[0]?.value.severity ?? "minor"] : undefined}
    >
      {open.length ? (
        <Rows label={t("findings")}>
          {open.map((finding) => (
            <FindingRow key={finding.id} finding={finding} />
          ))}
        </Rows>
      ) : (
        <p class="soft">{t("no_findings")}</p>
      )}
    </Card>
  );
}

function FindingRow({ finding }: { finding: View<"finding"> }) {
  const { text, severity = "minor", state = "draft", job = "" } = finding.value;
  const note = [common(`finding_${state}`), finding.at && moment(finding.at)]
    .filter(Boolean)
    .join(" · ");
  return (
    <ListRow
      title={text || common("not_given")}
      note={note}
      href={to("job", job)}
      tone={TONE[severity]}
      end={<StateChip tone={TONE[severity] ?? "quiet"}>{common(`severity_${severity}`)}</StateChip>}
    />
  );
}

function byWeight(a: View<"finding">, b: View<"finding">): number {
  const weight = ({ value }: View<"finding">) => WEIGHT.indexOf(value.severity ?? "minor");
  return weight(a) - weight(b) || (b.at ?? 0) - (a.at ?? 0);
}
