// What was found or came wrong and is not made good yet, of the whole firm: nothing that was seen is forgotten.

import { signal } from "@preact/signals";
import { CircleCheck } from "lucide-preact";
import { LongList } from "../../lists/LongList";
import { back } from "../../router";
import { t as common } from "../../text/common";
import { t } from "../../text/problems";
import { Empty, Page, Segmented, Skeleton } from "../../ui";
import { isIdle, type Problem, problems } from "./open";
import { Row } from "./Row";

type Shows = "all" | "idle";

const shows = signal<Shows>("all");

export default function Problems() {
  return (
    <Page title={t("title")} back={() => back("/office")} wide>
      <p class="soft">{t("intro")}</p>
      {problems.value ? (
        <Found all={problems.value} />
      ) : (
        <Skeleton rows={5} label={common("loading")} />
      )}
    </Page>
  );
}

function Found({ all }: { all: readonly Problem[] }) {
  const idle = all.filter(isIdle);
  const shown = shows.value === "idle" ? idle : all;
  return (
    <>
      <Segmented
        label={t("shows")}
        value={shows.value}
        options={[
          { value: "all", label: t("show_all") },
          { value: "idle", label: t("show_idle") },
        ]}
        onChange={(value: Shows) => {
          shows.value = value;
        }}
      />
      {shown.length ? (
        <>
          <p class="how-many">{t("how_many", { n: all.length, idle: idle.length })}</p>
          <LongList label={t("title")} items={shown} keyOf={keyOf} estimate={130}>
            {draw}
          </LongList>
        </>
      ) : (
        <Empty icon={CircleCheck} title={all.length ? t("none_idle") : t("none")}>
          {all.length ? null : <p>{t("none_body")}</p>}
        </Empty>
      )}
    </>
  );
}

function keyOf({ id }: Problem): string {
  return id;
}

function draw(problem: Problem) {
  return <Row problem={problem} />;
}
