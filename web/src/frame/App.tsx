// The whole app: the frame, and in it the screen; whoever is not known here is led to sign in.

import { useEffect } from "preact/hooks";
import { me, peopleHere, ready } from "../local";
import { go, place } from "../router";
import { find } from "../routes";
import { Boundary } from "./Boundary";
import { Frame } from "./Frame";
import { Outlet } from "./Outlet";

export function App() {
  const known = ready.value;
  const allowed = me.value !== null || find(place.value.path).open === true;
  useEffect(() => {
    if (known && !allowed) go(peopleHere.value.length ? "/people" : "/signin", { replace: true });
  }, [known, allowed]);
  return <Boundary>{known && allowed ? <Framed key={me.value?.id} /> : null}</Boundary>;
}

function Framed() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}
