// What changed between two versions, line by line: what came, what went, what says something else.

import { capital } from "../../records/name";
import { differences, isSame, type LineChange } from "../../templates/compare";
import type { Draft } from "../../templates/draft";
import { memberName, sayMember } from "../../templates/said";
import { either } from "../../text";
import { t } from "../../text/templates";
import { StateChip, type Tone } from "../../ui";

type Version = Omit<Draft, "base" | "change">;

export function Differences({ before, after }: { before: Version; after: Version }) {
  const found = differences(before, after);
  if (isSame(found)) return <p class="soft">{t("same")}</p>;
  return (
    <ul class="differences">
      {found.head.length ? (
        <li>
          <p class="difference-name">{t("head")}</p>
          <Fields fields={found.head} />
        </li>
      ) : null}
      {found.lines.map((line) => (
        <li key={`${line.kind} ${line.item.id}`}>
          <LineDifference line={line} />
        </li>
      ))}
    </ul>
  );
}

const TONE: Record<LineChange["kind"], Tone> = {
  added: "good",
  removed: "bad",
  changed: "watch",
  moved: "quiet",
};

function LineDifference({ line: { kind, item, fields } }: { line: LineChange }) {
  return (
    <>
      <p class="difference-name">
        <StateChip tone={TONE[kind]}>{t(`diff_${kind}`)}</StateChip>
        <span>{capital(either(item))}</span>
        <code class="small soft">{item.id}</code>
      </p>
      <Fields fields={fields} />
    </>
  );
}

function Fields({ fields }: { fields: LineChange["fields"] }) {
  if (fields.length === 0) return null;
  return (
    <dl class="difference">
      {fields.map(({ name, before, after }) => (
        <div key={name}>
          <dt>{memberName(name)}</dt>
          <dd>
            <del>{sayMember(name, before)}</del> <ins>{sayMember(name, after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
