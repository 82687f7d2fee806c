// The versions of one report: the first and its amendments, each with who, when and why.

import { children, type View } from "../../local";
import { personName } from "../../records/name";
import { chains } from "../../report/chain";
import { moment } from "../../text";
import { t } from "../../text/report";
import { Card, ListRow, Rows, StateChip } from "../../ui";
import { withholdingOf } from "./Withheld";
import { sealHref } from "./where";

export function Chain({ seal }: { seal: View<"seal"> }) {
  const all = children("seal", seal.value.job ?? "").value ?? [];
  const chain = chains(all).find((seals) => seals.some(({ id }) => id === seal.id)) ?? [];
  if (chain.length < 2) return null;
  return (
    <div class="no-print">
      <Card title={t("chain")}>
        <Rows label={t("chain")}>
          {chain.map((one, n) => (
            <SealRow key={one.id} seal={one} n={n} here={one.id === seal.id} />
          ))}
        </Rows>
      </Card>
    </div>
  );
}

interface SealRowProps {
  seal: View<"seal">;
  /** 0: the first report, then the amendments. */
  n: number;
  here?: boolean;
}

export function SealRow({ seal, n, here = false }: SealRowProps) {
  const { number, reason } = seal.value;
  const said = [
    n === 0 ? t("first") : t("nth", { n }),
    seal.by ? personName(seal.by) : "",
    seal.at ? moment(seal.at) : "",
    reason,
  ];
  return (
    <ListRow
      title={number}
      note={said.filter(Boolean).join(" · ")}
      end={
        withholdingOf(seal) ? (
          <StateChip tone="watch">{t("withheld_mark")}</StateChip>
        ) : here ? (
          <StateChip tone="info">{t("this_one")}</StateChip>
        ) : undefined
      }
      href={sealHref(seal.id)}
    />
  );
}
