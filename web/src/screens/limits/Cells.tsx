// The rows of a limit table while they are edited: keys once, limits as numbers, empty where there is none.

import { Plus, Trash2 } from "lucide-preact";
import { type Cell, numberOf } from "../../limits/cells";
import { byName, keysOf, pathName } from "../../limits/naming";
import { KnownPick } from "../../lists/KnownPick";
import { t } from "../../text/limits";
import { Button, IconButton, NumberInput } from "../../ui";

interface CellsProps {
  label: string;
  by: readonly string[];
  /** Whose words name the keys; empty: the keys name themselves. */
  table: string;
  unit: string;
  cells: readonly Cell[];
  onInput: (cells: Cell[]) => void;
}

export function Cells({ label, by, table, unit, cells, onInput }: CellsProps) {
  const put = (at: number, cell: Cell) => onInput(cells.map((one, i) => (i === at ? cell : one)));
  const add = () => onInput([...cells, { path: by.map(() => ""), text: "" }]);
  return (
    <fieldset class="stack">
      <legend class="field-label">{label}</legend>
      <ul class="cells">
        {cells.map((cell, at) => (
          <li key={at} class="cell">
            <div class="cell-keys">
              {cell.path.map((key, i) => (
                <KnownPick
                  key={by[i] ?? i}
                  label={t("key", { by: byName(by[i] ?? "") })}
                  none={byName(by[i] ?? "")}
                  known={keysOf(by[i] ?? "")}
                  value={key}
                  onPick={(text) =>
                    put(at, { ...cell, path: cell.path.map((old, n) => (n === i ? text : old)) })
                  }
                />
              ))}
            </div>
            <NumberInput
              aria-label={t("limit_of", {
                path: table ? pathName(table, cell.path) : cell.path.join(" "),
              })}
              invalid={numberOf(cell.text) === undefined}
              unit={unit}
              value={cell.text}
              onInput={(text) => put(at, { ...cell, text })}
            />
            <IconButton
              label={t("row_remove")}
              icon={Trash2}
              onClick={() => onInput(cells.filter((_, i) => i !== at))}
            />
          </li>
        ))}
      </ul>
      <Button icon={Plus} onClick={add}>
        {t("row_add")}
      </Button>
    </fieldset>
  );
}
