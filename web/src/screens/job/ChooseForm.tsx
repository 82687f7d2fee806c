// A job that came without a checklist: those made for its kind of work are offered, one tap begins.

import { ClipboardCheck } from "lucide-preact";
import { fitting } from "../../jobs/fitting";
import { ended } from "../../jobs/state";
import { change, list, see } from "../../local";
import { go, to } from "../../router";
import { either } from "../../text";
import { t } from "../../text/job";
import { Button, Card } from "../../ui";
import { kept } from "../kept";
import { begin } from "../run/begin";
import { runId } from "../run/id";
import type { JobModel } from "./model";

export function ChooseForm({ model }: { model: JobModel }) {
  const job = model.job.value;
  const device = see("equipment", job.value.equipment ?? "").value.value.device_class ?? "";
  const forms = (list("template").value ?? []).map(({ value }) => value);
  const own = fitting(forms, job.value, device).filter(({ job_type }) => job_type);
  if (own.length === 0 || ended(model.state.value ?? "planned")) return null;
  const open = async (template: string) => {
    if (!(await kept(change(model.job.peek(), { template })))) return;
    if (await begin(model.id, template)) go(to("run", runId(model.id, template)));
  };
  return (
    <Card title={t("checklist")}>
      <div class="stack">
        <p class="soft">{t("no_form")}</p>
        {own.map((form) => (
          <Button
            key={form.code}
            wide
            icon={ClipboardCheck}
            onClick={() => void open(form.code ?? "")}
          >
            {t("do_form", { name: either(form) })}
          </Button>
        ))}
      </div>
    </Card>
  );
}
