// One of a few, each a big target: a group of radio buttons that looks like keys.

import { useId } from "preact/hooks";
import { type Icon, names, type Tone } from "./tone";

interface Segment<V extends string = string> {
  value: V;
  label: string;
  icon?: Icon;
  tone?: Tone;
}

interface SegmentedProps<V extends string> {
  /** Read aloud as the group's name; shown only with `showLegend`. */
  label: string;
  showLegend?: boolean;
  value: V | null;
  options: readonly Segment<V>[];
  onChange: (value: V) => void;
  /** One under the other, for long words. */
  tall?: boolean;
  describedBy?: string;
}

export function Segmented<V extends string>(props: SegmentedProps<V>) {
  const group = useId();
  return (
    <fieldset aria-describedby={props.describedBy}>
      <legend class={props.showLegend ? "field-label" : "unseen"}>{props.label}</legend>
      <div class={names("segments", props.tall && "segments-tall")}>
        {props.options.map(({ value, label, icon: Mark, tone }) => (
          <label key={value} class="segment" data-tone={tone}>
            <input
              type="radio"
              name={group}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChange(value)}
            />
            {Mark ? <Mark size={20} aria-hidden="true" /> : null}
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
