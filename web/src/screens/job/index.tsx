// One job: where to go, what to do next with one tap, the checklist, and all that was recorded on site.

import { Split } from "lucide-preact";
import { useMemo } from "preact/hooks";
import { ended } from "../../jobs/state";
import { equipmentName, recordName } from "../../records/name";
import type { ScreenProps } from "../../routes";
import { t } from "../../text/job";
import { Banner, LinkButton, Page } from "../../ui";
import { Seals } from "../report/Seals";
import { ScanKey } from "../scan/ScanKey";
import { Checklist } from "./Checklist";
import { Facts } from "./Facts";
import { Findings } from "./Findings";
import { JobModel } from "./model";
import { NotHere } from "./NotHere";
import { Record } from "./Record";
import { Steps } from "./Steps";
import { Work } from "./Work";

export default function JobScreen({ params }: ScreenProps) {
  const id = params.job ?? "";
  const model = useMemo(() => new JobModel(id), [id]);
  const { loaded, known, value } = model.job.value;
  const title = known ? equipmentName(value.equipment ?? "") || value.number || "" : "";
  return (
    <Page
      title={title || t("title", { number: value.number ?? "" })}
      over={known ? recordName("hospital", value.hospital ?? "") : ""}
      back="/"
      actions={known && value.equipment ? <ScanKey job={id} /> : null}
    >
      {known && !value.deleted ? <Body model={model} /> : <NotHere loaded={loaded} />}
    </Page>
  );
}

function Body({ model }: { model: JobModel }) {
  const contested = Object.keys(model.job.value.contested).length > 0;
  const over = ended(model.state.value ?? "planned");
  return (
    <>
      {contested ? <Contested id={model.id} /> : null}
      <Steps model={model} />
      {over ? <Seals job={model.id} making /> : null}
      <Checklist model={model} />
      <Work model={model} />
      <Facts model={model} />
      <Findings model={model} />
      <Record model={model} />
      {over ? null : <Seals job={model.id} making />}
    </>
  );
}

function Contested({ id }: { id: string }) {
  const href = `/contested/job/${encodeURIComponent(id)}`;
  return (
    <Banner
      tone="split"
      icon={Split}
      title={t("contested")}
      actions={<LinkButton href={href}>{t("contested_settle")}</LinkButton>}
    />
  );
}
