// Files a paper with a device: the bytes first, then the record that names them.

import { FileUp } from "lucide-preact";
import { useState } from "preact/hooks";
import { blank, change, keepBlob, type View } from "../../local";
import { CHOICES } from "../../records/fields";
import type { EquipmentDocument } from "../../schema.gen";
import { bytes } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Button, Field, SaveSheet, Select, TextInput, Trouble, useFiles } from "../../ui";
import { scale } from "../photo/scale";

const TYPES: readonly EquipmentDocument["type"][] = CHOICES["equipment_document.type"];
/** What the server takes (server/store/blobs.py). */
const LARGEST = 20 << 20;

interface AddProps {
  equipment: View<"equipment">;
  onClose: () => void;
}

export function AddDocument({ equipment, onClose }: AddProps) {
  const [file, setFile] = useState<File | null>(null);
  const [title, setTitle] = useState("");
  const [type, setType] = useState<EquipmentDocument["type"]>("manual");
  const [expires, setExpires] = useState("");
  const tooLarge = (file?.size ?? 0) > LARGEST;
  const choose = (chosen: File) => {
    setFile(chosen);
    setTitle((now) => now || chosen.name.replace(/\.[^.]+$/, "").slice(0, 200));
  };
  const save = () =>
    file ? keepDocument(equipment, file, { title, type, expires }) : t("no_file");
  return (
    <SaveSheet
      title={t("add_document")}
      done={common("saved")}
      disabled={tooLarge}
      onSave={save}
      onClose={onClose}
    >
      <ChooseFile file={file} onChoose={choose} />
      <Field label={t("document_title")}>
        {(tied) => <TextInput {...tied} maxLength={200} value={title} onInput={setTitle} />}
      </Field>
      <Field label={t("document_type")}>
        {(tied) => (
          <Select
            {...tied}
            value={type}
            onChange={setType}
            options={TYPES.map((value) => ({ value, label: common(`document_${value}`) }))}
          />
        )}
      </Field>
      <Field label={t("document_expires")} hint={common("optional")}>
        {(tied) => <TextInput {...tied} type="date" value={expires} onInput={setExpires} />}
      </Field>
      <Trouble>{tooLarge ? t("file_too_large", { most: bytes(LARGEST) }) : ""}</Trouble>
    </SaveSheet>
  );
}

function ChooseFile({ file, onChoose }: { file: File | null; onChoose: (file: File) => void }) {
  const { field, open } = useFiles({
    accept: "application/pdf,image/*",
    onFiles: ([chosen]) => chosen && onChoose(chosen),
  });
  return (
    <div class="stack">
      <Button icon={FileUp} onClick={open}>
        {file ? `${file.name} · ${bytes(file.size)}` : t("choose_file")}
      </Button>
      {field}
    </div>
  );
}

type About = Pick<EquipmentDocument, "title" | "type" | "expires">;

async function keepDocument(equipment: View<"equipment">, file: File, about: About): Promise<void> {
  const kept = file.type === "application/pdf" ? file : (await scale(file)).full;
  const blob = await keepBlob(kept, { kind: "photo", job: "" });
  const where = { equipment: equipment.id, hospital: equipment.value.hospital ?? "" };
  await change(blank("equipment_document"), {
    ...where,
    ...about,
    blob,
    mime: kept.type,
    size: kept.size,
  });
}
