// Nobody signed: the contact refused or was not there, and why.

import { useSignal } from "@preact/signals";
import { t } from "../../text/signature";
import { Button, Field, TextInput } from "../../ui";
import { DraftField, useDraft } from "../DraftField";
import { meaningOf } from "./meaning";
import { placeName } from "./place";
import type { SignSheetProps } from "./SignSheet";
import { recordAbsence } from "./sign";
import { useSigner } from "./signer";

export function Absent(props: SignSheetProps & { act: "refused" | "not_present" }) {
  const { place, role, unavailable, replaces, act, onClose } = props;
  const signer = useSigner(place, role, replaces);
  const reason = useDraft(`absence/${placeName(place)}`);
  const tried = useSignal(false);
  const needsName = act === "refused";
  const save = async () => {
    tried.value = true;
    const why = reason.text.trim();
    const name = signer.name.value.trim();
    if (!why || (needsName && !name)) return;
    const said = { role, act, reason: why, name: name || t("nobody"), voids: replaces?.id ?? "" };
    const position = signer.position.value.trim();
    const meaning = props.meaning ?? meaningOf(role, unavailable);
    if (!(await recordAbsence(place, { ...said, position, meaning }))) return;
    signer.drop();
    reason.drop();
    onClose();
  };
  return (
    <>
      <Field
        label={needsName ? t("name") : t("name_if_known")}
        error={tried.value && needsName && !signer.name.value.trim() ? t("name_needed") : null}
      >
        {(tied) => (
          <TextInput {...tied} maxLength={60} value={signer.name.value} onInput={signer.setName} />
        )}
      </Field>
      <DraftField
        draft={reason}
        label={t("reason")}
        most={2000}
        error={tried.value && !reason.text.trim() ? t("reason_needed") : null}
      />
      <Button kind="primary" big wide onClick={() => void save()}>
        {t("record")}
      </Button>
    </>
  );
}
