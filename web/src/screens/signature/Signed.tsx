// A signature as it was given: the strokes, who, in what role, what it means, when; or why nobody signed.

import type { View } from "../../local";
import { moment } from "../../text";
import { t } from "../../text/signature";
import { StateChip } from "../../ui";
import { Unsent } from "../run/Marks";
import { Drawn } from "./Drawn";

export function Signed({ view }: { view: View<"signature"> }) {
  const { name = "", position, role, act = "signed", meaning, reason } = view.value;
  return (
    <figure class="signed">
      {act === "signed" ? (
        <Drawn strokes={view.value.strokes ?? []} name={name} />
      ) : (
        <p>
          <StateChip tone="watch">{t(act)}</StateChip> {reason}
        </p>
      )}
      <figcaption>
        <span class="row-title">
          {[name, position, role && t(`role_${role}`)].filter(Boolean).join(" · ")}
          {view.pending > 0 ? <Unsent /> : null}
        </span>
        {act === "signed" ? <span class="small">{meaning}</span> : null}
        {view.at ? <span class="small soft">{moment(view.at)}</span> : null}
      </figcaption>
    </figure>
  );
}
