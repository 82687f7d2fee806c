// All fields of a device, for a new one and for one that is there.

import { useEffect, useState } from "preact/hooks";
import { find, me, see, type View } from "../../local";
import { editsEquipment, plans } from "../../people/roles";
import { listed } from "../../records/name";
import { back, go, to } from "../../router";
import type { ScreenProps } from "../../routes";
import { t as common } from "../../text/common";
import { t } from "../../text/equipment";
import { Banner, Card, Page, SaveForm, Skeleton } from "../../ui";
import { useEntered } from "../useEntered";
import { type Entered, enteredFrom, FIELDS, judge, save } from "./entering";
import { mayChange, SECTION_NAMES, SECTIONS } from "./fields";
import { Input } from "./Input";
import { deviceName } from "./register";

export default function EditEquipment({ params }: ScreenProps) {
  const { id } = params;
  const view = id ? see("equipment", id).value : null;
  const title = view ? deviceName(view) || t("edit_all") : t("new");
  const allowed = editsEquipment(me.value);
  const ready = !view || view.loaded;
  return (
    <Page title={title} over={view ? t("edit_all") : undefined} back={() => back("/equipment")}>
      {allowed ? null : <Banner tone="watch">{t("not_allowed")}</Banner>}
      {ready ? null : <Skeleton rows={5} label={common("loading")} />}
      {allowed && ready ? <Form key={id} view={view} /> : null}
    </Page>
  );
}

/** A new device may be named in the address by what its label says. */
function asked(): Partial<Entered> {
  const words = new URLSearchParams(location.search);
  const named = FIELDS.filter((name) => words.has(name));
  return Object.fromEntries(named.map((name) => [name, words.get(name) ?? ""]));
}

function beginning(view: View<"equipment"> | null): Entered {
  return { ...enteredFrom(view ?? { value: {} }), ...(view ? {} : asked()) };
}

function Form({ view }: { view: View<"equipment"> | null }) {
  const { begun, entered, enter, draft } = useEntered("equipment", view, beginning);
  const [tried, setTried] = useState(false);
  const same = useSameCode(entered, begun?.id ?? "");
  const wrong = tried ? judge(entered) : {};
  const store = () => {
    setTried(true);
    if (Object.keys(judge(entered)).length) return "";
    const code = new URLSearchParams(location.search).get("code") ?? "";
    return save(begun, entered, begun ? "" : code);
  };
  const leave = (id: string) =>
    begun ? back(to("equipment", id)) : go(to("equipment", id), { replace: true });
  return (
    <SaveForm
      save={common("save")}
      draft={draft}
      done={common("saved")}
      onSave={store}
      onSaved={leave}
    >
      {begun && see("equipment", begun.id).value.seq !== begun.seq ? (
        <Banner tone="watch">{t("changed_since")}</Banner>
      ) : null}
      {SECTION_NAMES.map((name) => (
        <Card key={name} title={t(`section_${name}`)}>
          <div class="form-grid">
            {SECTIONS[name].map((field) => (
              <Input
                key={field}
                field={field}
                entered={entered}
                wrong={wrong[field] ? t(wrong[field]) : undefined}
                closed={!mayChange(field, plans(me.value), begun === null)}
                onInput={enter}
              />
            ))}
          </div>
        </Card>
      ))}
      {same ? <Banner tone="watch">{t("same_code", { names: same })}</Banner> : null}
    </SaveForm>
  );
}

/** Names of other devices with the same serial, asset number or UDI: mostly a mistake, never forbidden. */
function useSameCode(entered: Entered, own: string): string {
  const [names, setNames] = useState("");
  const { serial, asset_no, udi } = entered;
  useEffect(() => {
    let wanted = true;
    const codes = [serial, asset_no, udi].filter((code) => code.trim() !== "");
    void Promise.all(codes.map(find))
      .then((found) => {
        const others = found.flat().filter(({ id }) => id !== own);
        const named = [...new Map(others.map((one) => [one.id, deviceName(one)])).values()];
        if (wanted) setNames(listed(named.slice(0, 3)));
      })
      .catch(() => {});
    return () => {
      wanted = false;
    };
  }, [serial, asset_no, udi, own]);
  return names;
}
