// The other ways in: typed by hand, by a hand scanner that types, or from a photo.

import { useSignal } from "@preact/signals";
import { Images, Search } from "lucide-preact";
import { useEffect, useRef } from "preact/hooks";
import { lookAt } from "../../scan/look";
import { SEPARATOR } from "../../scan/symbols";
import { t } from "../../text/scan";
import { Button, Field, FieldError, TextInput, useFiles } from "../../ui";

const MOST = 500;

interface InputProps {
  onRead: (text: string) => void;
}

export function Typed({ onRead }: InputProps) {
  const text = useSignal("");
  const field = useRef<HTMLFormElement>(null);
  useScannerKeys(field, (sign) => {
    text.value += sign;
  });
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.value.trim()) onRead(text.value.trim());
  };
  return (
    <form class="scan-typed" ref={field} onSubmit={submit}>
      <Field label={t("type")} hint={t("type_hint")}>
        {(tied) => (
          <TextInput
            {...tied}
            autoComplete="off"
            autoCapitalize="characters"
            spellcheck={false}
            enterKeyHint="search"
            maxLength={MOST}
            value={text.value}
            onInput={(typed) => {
              text.value = typed;
            }}
          />
        )}
      </Field>
      <Button type="submit" kind="primary" icon={Search}>
        {t("look_up")}
      </Button>
    </form>
  );
}

/** A hand scanner types wherever the focus is, and its group separator as Ctrl+]: both go into the field. */
function useScannerKeys(form: { current: HTMLFormElement | null }, add: (sign: string) => void) {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const field = form.current?.querySelector("input");
      const elsewhere = event.target instanceof Element && event.target.closest("input, textarea");
      if (!field || (elsewhere && elsewhere !== field) || document.querySelector("dialog[open]"))
        return;
      if (event.ctrlKey && event.key === "]") {
        event.preventDefault();
        add(SEPARATOR);
      }
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && event.key.length === 1 && event.key !== " ") field.focus();
    };
    document.addEventListener("keydown", hear);
    return () => document.removeEventListener("keydown", hear);
  }, []);
}

export function FromPicture({ onRead }: InputProps) {
  const busy = useSignal(false);
  const problem = useSignal("");
  const look = async (file: File) => {
    busy.value = true;
    problem.value = "";
    try {
      const text = await lookAt(file);
      if (text) onRead(text);
      else problem.value = t("no_code");
    } catch {
      problem.value = t("no_picture");
    }
    busy.value = false;
  };
  const { field, open } = useFiles({
    accept: "image/*",
    onFiles: ([file]) => file && void look(file),
  });
  return (
    <div class="stack">
      <Button icon={Images} wide busy={busy.value} onClick={open}>
        {busy.value ? t("reading_picture") : t("picture")}
      </Button>
      {field}
      {problem.value ? <FieldError>{problem.value}</FieldError> : null}
    </div>
  );
}
