// Lets a person choose files by a key of ours: the browser's own field stays unseen beside it.

import type { JSX } from "preact";
import { useRef } from "preact/hooks";

interface Asked {
  /** What the browser offers: media types and endings. */
  accept?: string;
  multiple?: boolean;
  /** A phone opens its camera at once. */
  camera?: boolean;
  /** Called with one file at least. */
  onFiles: (files: File[]) => void;
}

export function useFiles({ accept, multiple = false, camera = false, onFiles }: Asked): {
  field: JSX.Element;
  open: () => void;
} {
  const input = useRef<HTMLInputElement>(null);
  const field = (
    <input
      ref={input}
      class="unseen"
      type="file"
      {...(accept ? { accept } : {})}
      {...(camera ? { capture: "environment" as const } : {})}
      multiple={multiple}
      tabIndex={-1}
      aria-hidden="true"
      onChange={({ currentTarget }) => {
        const files = [...(currentTarget.files ?? [])];
        currentTarget.value = ""; // so that a mended file of the same name can be chosen again
        if (files.length) onFiles(files);
      }}
    />
  );
  return { field, open: () => input.current?.click() };
}
