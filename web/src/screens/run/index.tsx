// The checklist of one job: opens from the device alone, keeps every tick before anything else.

import { CircleSlash, ClipboardX } from "lucide-preact";
import { useEffect, useMemo } from "preact/hooks";
import { asksRelease } from "../../checklist";
import { change } from "../../local";
import { equipmentName } from "../../records/name";
import { place, to } from "../../router";
import type { ScreenProps } from "../../routes";
import { either } from "../../text";
import { t as common } from "../../text/common";
import { t } from "../../text/run";
import { Banner, Button, Empty, LinkButton, Page, Skeleton } from "../../ui";
import { NotHere } from "../job/NotHere";
import { kept } from "../kept";
import { ScanKey } from "../scan/ScanKey";
import { RunFoot, RunProgress } from "./Bar";
import { begin } from "./begin";
import { isAtWork, jumpTo } from "./jump";
import { RunModel } from "./model";
import { noting, resume } from "./resume";
import { Sections } from "./Sections";
import { Strays } from "./Strays";
import { ToolCard } from "./ToolCard";
import { Unavailable } from "./Unavailable";

export default function RunScreen({ params }: ScreenProps) {
  const id = params.id ?? "";
  const model = useMemo(() => new RunModel(id), [id]);
  const items = model.items.value;
  const began = model.run.value.known;
  const here = place.value.path;
  const there = items !== null && model.drawn.value;
  useEffect(() => arrived(model, there), [model, there, here]);
  useHeadHeight();
  const open = items !== null && began;
  return (
    <Page
      title={either(model.template.value?.value) || model.code}
      over={equipmentName(model.equipmentId.value)}
      back={to("job", model.jobId)}
      actions={open && !model.locked.value ? <ScanKey job={model.jobId} /> : null}
      under={open ? <RunProgress model={model} /> : null}
      foot={open && !model.locked.value ? <RunFoot model={model} /> : null}
    >
      {open ? <Body model={model} /> : <NotYet model={model} />}
    </Page>
  );
}

function Body({ model }: { model: RunModel }) {
  const locked = model.locked.value;
  const action = <LinkButton href={to("job", model.jobId)}>{t("to_job")}</LinkButton>;
  return (
    <>
      {locked ? <Banner actions={action}>{t("locked")}</Banner> : null}
      <Handed model={model} />
      {model.unavailable.value ? null : <ToolCard model={model} items={model.items.value ?? []} />}
      <Sections model={model} items={model.items.value ?? []} />
      <Strays model={model} />
    </>
  );
}

/** A checklist that does not ask itself whether the device was handed over has a key that says it was not. */
function Handed({ model }: { model: RunModel }) {
  if (asksRelease(model.items.value ?? [])) return null;
  if (model.unavailable.value) return <Unavailable model={model} />;
  if (model.locked.value) return null;
  const say = () => void kept(change(model.run.peek(), { unavailable: {} }));
  return (
    <div class="line">
      <Button kind="quiet" icon={CircleSlash} onClick={say}>
        {t("not_available")}
      </Button>
    </div>
  );
}

/** Still reading, not begun, or the job or the template is not on this device. */
function NotYet({ model }: { model: RunModel }) {
  const { run, template } = model;
  const { loaded, known, value } = model.job.value;
  if (loaded && !(known && !value.deleted)) return <NotHere loaded />;
  if (
    !run.value.loaded ||
    (model.items.value === null && template.value?.known !== false && !model.templateGone.value)
  )
    return <Skeleton rows={5} label={t("starting")} />;
  if (model.items.value === null)
    return (
      <Empty icon={ClipboardX} title={t("no_template")}>
        <p>{t("no_template_body")}</p>
        <LinkButton href={to("job", model.jobId)}>{t("to_job")}</LinkButton>
      </Empty>
    );
  return (
    <Empty icon={ClipboardX} title={t("no_run")}>
      <Button kind="primary" onClick={() => void begin(model.jobId, model.code)}>
        {t("begin")}
      </Button>
      <LinkButton href={to("job", model.jobId)}>{common("back")}</LinkButton>
    </Empty>
  );
}

/** Once all is drawn: earlier values, and the line that the address names. */
function arrived(model: RunModel, there: boolean): () => void {
  if (!there) return () => {};
  const timer = setTimeout(() => {
    model.past.look();
    if (isAtWork()) return;
    if (location.hash) jumpTo(decodeURIComponent(location.hash.slice(1)));
    else if (!model.locked.peek()) void resume(model.id, numbersOf(model));
  }, 60);
  const end = noting(model.id);
  return () => {
    clearTimeout(timer);
    end();
  };
}

function numbersOf(model: RunModel): Map<string, number> {
  return new Map((model.items.peek() ?? []).map(({ id }, i) => [id, i + 1]));
}

/** Section headings stick below the page's head, whatever height that has. */
function useHeadHeight(): void {
  useEffect(() => {
    const head = document.querySelector<HTMLElement>(".page-head");
    if (!head) return;
    const root = document.documentElement.style;
    const watch = new ResizeObserver(() => root.setProperty("--head", `${head.offsetHeight}px`));
    watch.observe(head);
    return () => watch.disconnect();
  }, []);
}
