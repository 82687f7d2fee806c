// The whole app: the frame, and in it the screen; whoever is not known here is led to sign in.

import { useEffect } from "preact/hooks";
import { me, peopleHere } from "../local";
import { go, place } from "../router";
import { find } from "../routes";
import { Boundary } from "./Boundary";
import { Frame } from "./Frame";
import { Outlet } from "./Outlet";

export function App() {
  const allowed = me.value !== null || find(place.value.path).open === true;
  useEffect(() => {
    if (!allowed) go(peopleHere.value.length ? "/people" : "/signin", { replace: true });
  }, [allowed]);
  return <Boundary>{allowed ? <Framed /> : null}</Boundary>;
}

function Framed() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}
