// Where, on which equipment and by which checklist a new job is done.

import { useEffect } from "preact/hooks";
import { fitting, usual } from "../../jobs/fitting";
import { ended, jobState } from "../../jobs/state";
import { Picker } from "../../lists/Picker";
import { about, type Brief, brief, children, list } from "../../local";
import { listed } from "../../records/name";
import { aside, either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/office";
import { Banner, Field, Segmented, Select } from "../../ui";
import { type NewJob, type Wrong, write, writing } from "./draft";
import { LackingTools } from "./LackingTools";

const TYPES = ["inspection", "repair", "installation", "training"] as const;

export function What({ job, wrong }: { job: NewJob; wrong: Wrong }) {
  return (
    <>
      <HospitalField job={job} error={wrong.hospital} />
      {job.hospital ? <EquipmentField job={job} error={wrong.equipment} /> : null}
      <div class="two">
        <Segmented
          label={t("type")}
          showLegend
          value={job.type}
          onChange={(type) => write({ type, template: "" })}
          options={TYPES.map((value) => ({ value, label: common(`job_${value}`) }))}
        />
      </div>
      {job.equipment ? <TemplateField job={job} error={wrong.template} /> : null}
      {job.equipment ? <LackingTools template={job.template} /> : null}
    </>
  );
}

interface FieldProps {
  job: NewJob;
  error: string | undefined;
}

function HospitalField({ job, error }: FieldProps) {
  const items = (list("hospital").value ?? []).map(({ id, value }) => ({
    id,
    title: either(value),
    note: value.address,
  }));
  const pick = (hospital: string) =>
    hospital !== job.hospital && write({ hospital, equipment: "", template: "", contract: "" });
  return (
    <Field label={t("hospital")} error={error}>
      {(tied) => (
        <Picker
          title={t("pick_hospital")}
          none={t("not_chosen")}
          items={items}
          value={job.hospital}
          tied={tied}
          onPick={pick}
        />
      )}
    </Field>
  );
}

function EquipmentField({ job, error }: FieldProps) {
  const here = (brief("equipment").value ?? []).filter(
    ({ value }) => value.hospital === job.hospital,
  );
  const pick = (id: string) => {
    const contract = here.find((one) => one.id === id)?.value.contract ?? "";
    if (id !== job.equipment) write({ equipment: id, contract, template: "" });
  };
  return (
    <Field label={t("equipment")} error={error}>
      {(tied) => (
        <>
          <Picker
            title={t("pick_equipment")}
            none={t("not_chosen")}
            items={here.map(asItem)}
            value={job.equipment}
            tied={tied}
            onPick={pick}
          />
          {job.equipment ? <OpenHere equipment={job.equipment} /> : null}
        </>
      )}
    </Field>
  );
}

function asItem({ id, value }: Brief<"equipment">) {
  const title = either({ zh: value.name_zh ?? id, en: value.name_en || (value.name_zh ?? id) });
  return {
    id,
    title,
    note: [value.model, value.serial, value.location].filter(Boolean).join(" · "),
  };
}

/** Two jobs for one visit are mostly a mistake: it is said, not forbidden. */
function OpenHere({ equipment }: { equipment: string }) {
  const jobs = about("job", equipment).value ?? [];
  const open = jobs.filter(({ id }) => !ended(jobState(children("step", id).value ?? [])));
  if (open.length === 0) return null;
  return (
    <Banner tone="watch">
      {t("open_here", { numbers: listed(open.map(({ id, value }) => value.number ?? id)) })}
    </Banner>
  );
}

function TemplateField({ job, error }: FieldProps) {
  const options = useForms(job).map((form) => ({
    value: form.code ?? "",
    label: either(form) + aside(form.code ?? ""),
  }));
  return (
    <Field label={t("template")} error={error} hint={options.length ? null : t("no_fitting")}>
      {(tied) => (
        <Select
          {...tied}
          value={job.template}
          onChange={(template) => write({ template })}
          options={[
            { value: "", label: job.type === "inspection" ? t("not_chosen") : t("no_template") },
            ...options,
          ]}
        />
      )}
    </Field>
  );
}

/** What fits; where one was made for such work, it is chosen as soon as the work is said. */
function useForms(job: NewJob) {
  const forms = (list("template").value ?? []).map(({ value }) => value);
  const equipment = (brief("equipment").value ?? []).find(({ id }) => id === job.equipment);
  const device = equipment?.value.device_class ?? "";
  const own = job.equipment ? usual(forms, job, device) : "";
  useEffect(() => {
    if (own && !writing.peek()?.template) write({ template: own });
  }, [own, job.equipment, job.type]);
  return fitting(forms, job, device);
}
