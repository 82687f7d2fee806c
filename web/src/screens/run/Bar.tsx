// Stays in sight while the checklist scrolls: how far it is, the way to the next open line, what is missing.

import { useSignal } from "@preact/signals";
import { ArrowDown, CheckCheck, ListTodo } from "lucide-preact";
import { to } from "../../router";
import { t } from "../../text/run";
import { Button, LinkButton, ListRow, Progress, Rows, Sheet } from "../../ui";
import { jumpTo } from "./jump";
import type { RunModel } from "./model";
import { type Todo, todos } from "./todo";

export function RunProgress({ model }: { model: RunModel }) {
  const { done, total } = model.standing.value;
  const label = t("progress", { done, total });
  return (
    <div class="run-progress">
      <Progress value={done} max={total} label={label} />
      <span class="small figure">{label}</span>
    </div>
  );
}

export function RunFoot({ model }: { model: RunModel }) {
  const open = useSignal(false);
  const left = todos(model);
  if (left.length === 0)
    return (
      <LinkButton kind="primary" wide icon={CheckCheck} href={to("job", model.jobId)}>
        {t("complete")} · {t("finish")}
      </LinkButton>
    );
  return (
    <div class="run-foot">
      <Button icon={ListTodo} onClick={() => (open.value = true)}>
        {t("left", { n: left.length })}
      </Button>
      <Button kind="primary" icon={ArrowDown} onClick={() => jumpTo(nextBelow(left))}>
        {t("next")}
      </Button>
      {open.value ? <MissingSheet left={left} onClose={() => (open.value = false)} /> : null}
    </div>
  );
}

/** The first open line below the one in work, else the first of all. */
function nextBelow(left: readonly Todo[]): string {
  const here = document.activeElement?.closest(".run-line, .card");
  const from = here?.getBoundingClientRect().bottom ?? 0;
  const below = left.find(({ place }) => {
    const line = document.getElementById(`line-${place}`);
    return line && line !== here && line.getBoundingClientRect().top >= from - 1;
  });
  return (below ?? left[0])?.place ?? "";
}

function MissingSheet({ left, onClose }: { left: readonly Todo[]; onClose: () => void }) {
  const go = (place: string) => {
    onClose();
    setTimeout(() => jumpTo(place), 50);
  };
  return (
    <Sheet title={t("missing_title")} onClose={onClose}>
      <Rows>
        {left.map(({ place, title, why }) => (
          <ListRow key={place + why} title={title} note={why} onClick={() => go(place)} />
        ))}
      </Rows>
    </Sheet>
  );
}
