// A sealed report that the firm gives out no more, because a value in it was redacted: since when, and what to do.

import { FileLock2, PencilLine } from "lucide-preact";
import { children, type View } from "../../local";
import { personName } from "../../records/name";
import { standing } from "../../report/chain";
import { moment } from "../../text";
import { t } from "../../text/report";
import { Banner, LinkButton } from "../../ui";
import { prepareHref, sealHref } from "./where";

/** The fact that says so; undefined for a report that is given out. */
export function withholdingOf({ id, value }: View<"seal">): View<"withholding"> | undefined {
  const all = children("withholding", value.job ?? "").value ?? [];
  return all.find((one) => one.value.seal === id);
}

export function Withheld({ seal }: { seal: View<"seal"> }) {
  const fact = withholdingOf(seal);
  const all = children("seal", seal.value.job ?? "").value ?? [];
  const next = all.find(({ value }) => value.amends === seal.id);
  if (!fact) return null;
  return (
    <>
      <Banner
        tone="watch"
        icon={FileLock2}
        title={t("withheld", { at: moment(fact.at ?? 0) })}
        actions={
          next ? (
            <LinkButton href={sealHref(next.id)}>{t("newest")}</LinkButton>
          ) : (
            <LinkButton
              kind="primary"
              icon={PencilLine}
              href={prepareHref(seal.value.job ?? "", seal.id)}
            >
              {t("amend")}
            </LinkButton>
          )
        }
      >
        {t("withheld_body")} {next ? null : <span class="block">{t("withheld_next")}</span>}
      </Banner>
      <p class="small soft">
        {t("withheld_seal", {
          who: seal.by ? personName(seal.by) : "",
          at: moment(seal.at ?? 0),
          hash: seal.value.report ?? "",
        })}
      </p>
    </>
  );
}

/** On the job's screen: the report that stands there is withheld, an amended one is to be sealed. */
export function WithheldHere({ job }: { job: string }) {
  const last = standing(children("seal", job).value ?? []);
  return (
    <>
      {last.filter(withholdingOf).map((seal) => (
        <Withheld key={seal.id} seal={seal} />
      ))}
    </>
  );
}
