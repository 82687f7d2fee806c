// Renames a device, takes it out of use, or puts it back as long as it has not cleared itself.

import { useState } from "preact/hooks";
import { personName } from "../../records/name";
import { api } from "../../sync";
import { moment } from "../../text";
import { t } from "../../text/fleet";
import { why } from "../../text/trouble";
import { Button, Card, Field, SaveSheet, Segmented, say, TextArea, TextInput } from "../../ui";
import { type Heard, heardOf } from "../office/heard";
import { useEntered } from "../useEntered";

type Open = "name" | "revoke" | null;

export function Revoking({ device }: { device: Heard }) {
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <>
      {device.revoked ? <Revoked device={device} /> : null}
      <div class="line">
        <Button onClick={() => setOpen("name")}>{t("rename")}</Button>
        {device.revoked ? null : (
          <Button kind="danger" onClick={() => setOpen("revoke")}>
            {t("revoke")}
          </Button>
        )}
      </div>
      {open === "name" ? <NameSheet device={device} onClose={close} /> : null}
      {open === "revoke" ? <RevokeSheet device={device} onClose={close} /> : null}
    </>
  );
}

function Revoked({ device }: { device: Heard }) {
  const [busy, setBusy] = useState(false);
  const { revoked, revoked_by, reason, wiped } = device;
  const undo = async () => {
    setBusy(true);
    try {
      heardOf(await api<Heard>("DELETE", `/api/devices/${device.id}/revoke`));
      say(t("restored"), "good");
    } catch (error) {
      say(t("failed", { why: why(error) }), "bad");
      setBusy(false);
    }
  };
  return (
    <Card tone="watch" title={t(device.why === "lost" ? "lost" : "retired")}>
      <div class="stack">
        <p>
          {t("revoked_at", { when: moment(revoked ?? 0), who: personName(revoked_by ?? "") })}
          {reason ? <span class="block soft">{reason}</span> : null}
        </p>
        <p>{wiped ? t("wiped_at", { when: moment(wiped) }) : t("waiting_wipe")}</p>
        {wiped ? null : (
          <div class="line">
            <Button busy={busy} onClick={() => void undo()}>
              {t("restore")}
            </Button>
          </div>
        )}
      </div>
    </Card>
  );
}

interface SheetProps {
  device: Heard;
  onClose: () => void;
}

function NameSheet({ device, onClose }: SheetProps) {
  const { entered, enter, draft } = useEntered(`label/${device.id}`, null, () => ({
    label: device.label,
  }));
  const { label } = entered;
  const save = async () =>
    heardOf(await api<Heard>("POST", `/api/devices/${device.id}/label`, { label }));
  return (
    <SaveSheet
      title={t("rename")}
      draft={draft}
      done={t("renamed")}
      save={t("rename")}
      onSave={save}
      onClose={onClose}
    >
      <Field label={t("label")} hint={t("rename_hint")}>
        {(tied) => (
          <TextInput
            {...tied}
            value={label}
            maxLength={200}
            onInput={(label) => enter({ label })}
          />
        )}
      </Field>
    </SaveSheet>
  );
}

function revoking(): { cause: "lost" | "retired"; reason: string } {
  return { cause: "lost", reason: "" };
}

function RevokeSheet({ device, onClose }: SheetProps) {
  const { entered, enter, draft } = useEntered(`revoke/${device.id}`, null, revoking);
  const { cause, reason } = entered;
  const save = async () =>
    heardOf(await api<Heard>("POST", `/api/devices/${device.id}/revoke`, { why: cause, reason }));
  return (
    <SaveSheet
      title={t("revoke_title")}
      draft={draft}
      done={t("revoked_done")}
      save={t("revoke")}
      danger
      onSave={save}
      onClose={onClose}
    >
      <p>{t("revoke_body")}</p>
      <Segmented
        label={t("revoke_why")}
        showLegend
        value={cause}
        onChange={(cause) => enter({ cause })}
        options={[
          { value: "lost", label: t("lost") },
          { value: "retired", label: t("retired") },
        ]}
      />
      <Field label={t("revoke_note")}>
        {(tied) => (
          <TextArea
            {...tied}
            value={reason}
            maxLength={500}
            onInput={(reason) => enter({ reason })}
          />
        )}
      </Field>
    </SaveSheet>
  );
}
