// The risk score of a device: its three parts, what they come to, and how often it is looked at therefore.

import { Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import { Facts } from "../../lists/Facts";
import { change, me, type View } from "../../local";
import { plans } from "../../people/roles";
import {
  bandOf,
  months,
  NAMES,
  PARTS,
  type Score,
  scoreOf,
  stored,
  total,
} from "../../records/score";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Card, Field, SaveSheet, Select, StateChip, type Tone } from "../../ui";
import { useEntered } from "../useEntered";

type Part = keyof Score;
const TONES: Record<string, Tone> = { high: "bad", middle: "watch", low: "quiet", none: "quiet" };

export function Risk({ view }: { view: View<"equipment"> }) {
  const [editing, setEditing] = useState(false);
  const score = scoreOf(view.value.risk);
  const chip = score ? (
    <StateChip tone={TONES[bandOf(view.value.risk)] ?? "quiet"}>{total(score)} / 20</StateChip>
  ) : null;
  return (
    <Card title={t("risk")} end={chip}>
      <div class="stack">
        {score ? <Parts score={score} /> : <p class="soft">{t("no_risk")}</p>}
        {plans(me.value) ? (
          <div class="line">
            <Button icon={Pencil} onClick={() => setEditing(true)}>
              {t("edit_risk")}
            </Button>
          </div>
        ) : null}
      </div>
      {editing ? <RiskSheet view={view} onClose={() => setEditing(false)} /> : null}
    </Card>
  );
}

function Parts({ score }: { score: Score }) {
  const interval = months(score);
  const rows = NAMES.map(
    (name) => [t(`part_${name}`), `${score[name]} / ${PARTS[name][1]}`] as const,
  );
  const said = interval ? t("every_months", { n: interval }) : t("not_in_programme");
  return (
    <>
      <Facts rows={[...rows, [t("risk_interval"), said]]} />
      <p class="small soft">{t("risk_source")}</p>
    </>
  );
}

function RiskSheet({ view, onClose }: { view: View<"equipment">; onClose: () => void }) {
  const { begun, entered: parts, enter, draft } = useEntered("risk", view, partsOf);
  const score = scoreOf(parts);
  const save = () => (score ? change(begun, { risk: stored(score) }) : t("risk_incomplete"));
  return (
    <SaveSheet
      title={t("edit_risk")}
      draft={draft}
      done={common("saved")}
      save={score ? t("save_risk", { n: total(score) }) : common("save")}
      onSave={save}
      onClose={onClose}
    >
      {NAMES.map((name) => (
        <PartField
          key={name}
          name={name}
          value={parts[name]}
          onPick={(value) => enter({ [name]: value })}
        />
      ))}
      <p class="small soft">{t("risk_source")}</p>
    </SaveSheet>
  );
}

function partsOf({ value }: View<"equipment">): Partial<Score> {
  return scoreOf(value.risk) ?? {};
}

interface PartProps {
  name: Part;
  value: number | undefined;
  onPick: (value: number) => void;
}

function PartField({ name, value, onPick }: PartProps) {
  const [low, high] = PARTS[name];
  const numbers = Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
  return (
    <Field label={t(`part_${name}`)} hint={t(`part_${name}_hint`)}>
      {(tied) => (
        <Select
          {...tied}
          value={value === undefined ? "" : String(value)}
          options={[
            { value: "", label: common("not_given") },
            ...numbers.map((n) => ({ value: n, label: n })),
          ]}
          onChange={(text) => text && onPick(Number(text))}
        />
      )}
    </Field>
  );
}
