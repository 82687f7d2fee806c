// A field whose value is picked from a long list: a button that opens a sheet with a search.

import { ChevronDown } from "lucide-preact";
import { useMemo, useState } from "preact/hooks";
import { allSpelled, entry, looked, spelled } from "../search";
import { t as common } from "../text/common";
import { Empty, Sheet, type Tied } from "../ui";
import { byTitle } from "./inOrder";
import { LongList } from "./LongList";
import { Search } from "./Search";

interface Pickable {
  id: string;
  title: string;
  note?: string | undefined;
}

interface PickerProps {
  title: string;
  items: readonly Pickable[];
  value: string;
  /** What the button says while nothing is picked. */
  none: string;
  tied: Tied;
  onPick: (id: string) => void;
}

export function Picker({ title, items, value, none, tied, onPick }: PickerProps) {
  const [open, setOpen] = useState(false);
  const picked = items.find(({ id }) => id === value);
  const pick = (id: string) => {
    onPick(id);
    setOpen(false);
  };
  return (
    <>
      <button
        type="button"
        class="input picker"
        id={tied.id}
        aria-describedby={tied.describedBy}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <span>
          {picked?.title ?? none}
          {picked?.note ? <span class="block small soft">{picked.note}</span> : null}
        </span>
        <ChevronDown size={20} aria-hidden="true" />
      </button>
      {open ? (
        <PickSheet title={title} items={items} onPick={pick} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function entryOf({ title, note }: Pickable) {
  return entry([], [title, note]);
}

interface PickSheetProps {
  title: string;
  items: readonly Pickable[];
  onPick: (id: string) => void;
  onClose: () => void;
}

function PickSheet({ title, items, onPick, onClose }: PickSheetProps) {
  const [query, setQuery] = useState("");
  const more = spelled.value;
  const all = allSpelled.value;
  const ordered = useMemo(() => byTitle(items), [items, all]);
  const found = useMemo(() => looked(ordered, query, entryOf), [ordered, query, more]);
  return (
    <Sheet title={title} onClose={onClose}>
      <Search label={common("search")} value={query} onInput={setQuery} />
      {found.length ? (
        <LongList label={title} items={found} keyOf={({ id }) => id} estimate={72}>
          {(item) => (
            <button type="button" class="row" onClick={() => onPick(item.id)}>
              <span class="row-body">
                <span class="row-title">{item.title}</span>
                {item.note ? <span class="row-note">{item.note}</span> : null}
              </span>
            </button>
          )}
        </LongList>
      ) : (
        <Empty title={common("nothing_found")} />
      )}
    </Sheet>
  );
}
