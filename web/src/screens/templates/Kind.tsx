// What belongs to a line of its type: a photo's number, a text's repeats, a failure's weight.

import type { Draft } from "../../templates/draft";
import { t } from "../../text/templates";
import { Check, Segmented } from "../../ui";
import { NumberKind } from "./NumberKind";
import { Options } from "./Options";
import { NumberField, type PartProps, Tick } from "./parts";

export function Kind(props: PartProps & { draft: Draft }) {
  const { item, put } = props;
  if (item.type === "numeric") return <NumberKind {...props} />;
  if (item.type === "choice")
    return (
      <>
        <Options {...props} />
        <Failing {...props} />
        <Tick item={item} put={put} name="constant" label={t("constant")} />
      </>
    );
  if (item.type === "pass_fail") return <Failing {...props} />;
  if (item.type === "photo")
    return (
      <NumberField
        label={t("photos")}
        value={item.min ?? 1}
        onInput={(min) => put({ min: Math.max(0, Math.round(min ?? 0)) })}
      />
    );
  if (item.type === "signature") return <Signing {...props} />;
  return (
    <>
      <Tick item={item} put={put} name="repeatable" label={t("repeatable")} />
      <Tick item={item} put={put} name="constant" label={t("constant")} />
      <Tick item={item} put={put} name="allow_na" label={t("allow_na")} />
    </>
  );
}

/** How much a failure weighs, and what it asks for. */
export function Failing({ item, put }: PartProps) {
  return (
    <div>
      <Tick item={item} put={put} name="critical" label={t("critical")} />
      <Check
        checked={item.fail_action === "unsafe"}
        onChange={(on) => put({ fail_action: on ? "unsafe" : undefined })}
      >
        {t("unsafe")}
      </Check>
      <Tick item={item} put={put} name="photo_on_fail" label={t("photo_on_fail")} />
      <Tick item={item} put={put} name="allow_na" label={t("allow_na")} />
    </div>
  );
}

const BOTH = ["refused_with_reason", "not_present_with_reason"];

/** Who signs follows from the line's id, as the checklist reads it. */
function Signing({ item, put }: PartProps) {
  const engineer = item.id.includes("engineer");
  return (
    <>
      <Segmented
        label={t("signer")}
        showLegend
        value={engineer ? "engineer" : "customer"}
        options={[
          { value: "engineer", label: t("signer_engineer") },
          { value: "customer", label: t("signer_customer") },
        ]}
        onChange={(who) => put({ id: who === "engineer" ? "sig_engineer" : "sig_customer" })}
      />
      <Check
        checked={(item.alternatives?.length ?? 0) > 0}
        onChange={(on) => put({ alternatives: on ? BOTH : [] })}
      >
        {t("may_refuse")}
      </Check>
    </>
  );
}
