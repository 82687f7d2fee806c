// One thing per screen: a header that says where one is, the way back, and the word on the sync.

import { ArrowLeft } from "lucide-preact";
import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";
import { t } from "../text/common";
import { IconButton } from "./button";
import { names } from "./tone";

/** What the frame shows at the end of each header: `<PageWord.Provider value={<SyncWord/>}>`. */
export const PageWord = createContext<ComponentChildren>(null);

interface PageProps {
  title: ComponentChildren;
  over?: ComponentChildren;
  /** Where the arrow leads; left out on the screens of the first level. */
  back?: string | (() => void);
  actions?: ComponentChildren;
  /** Stays under the title while the page scrolls: progress, tabs. */
  under?: ComponentChildren;
  foot?: ComponentChildren;
  wide?: boolean;
  /** A few fields and nothing else: as wide as what is written into them. */
  narrow?: boolean;
  children: ComponentChildren;
}

export function Page(props: PageProps) {
  const { title, over, back, actions, under, foot, wide, narrow, children } = props;
  const word = useContext(PageWord);
  return (
    <div class={names("page", wide && "page-wide", narrow && "page-narrow")}>
      <header class="page-head">
        <div class="page-bar">
          <Back to={back} />
          <div class="page-titles">
            {over ? <p class="page-over">{over}</p> : null}
            <h1
              class="page-title"
              tabIndex={-1}
              title={typeof title === "string" ? title : undefined}
            >
              {title}
            </h1>
          </div>
          {actions}
          {word}
        </div>
        {under}
      </header>
      <main class="page-main">{children}</main>
      {foot ? <footer class="page-foot">{foot}</footer> : null}
    </div>
  );
}

function Back({ to }: { to: PageProps["back"] }) {
  if (to === undefined) return null;
  if (typeof to === "string") return <IconButton label={t("back")} icon={ArrowLeft} href={to} />;
  return <IconButton label={t("back")} icon={ArrowLeft} onClick={to} />;
}
