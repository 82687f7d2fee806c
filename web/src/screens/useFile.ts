// A file chosen or a photo taken in a sheet: kept beside the words, so that typing does not write it again and again.

import type { Unfinished } from "../ui";
import { useEntered } from "./useEntered";

export function useFile(sheet: string) {
  const { entered, enter, draft } = useEntered(`${sheet}/file`, null, none);
  return { file: entered.file, choose: (file: File) => enter({ file }), draft };
}

function none(): { file: File | null } {
  return { file: null };
}

export function both(one: Unfinished, other: Unfinished): Unfinished {
  return {
    restored: one.restored || other.restored,
    drop() {
      one.drop();
      other.drop();
    },
    startOver() {
      one.startOver();
      other.startOver();
    },
  };
}
