// Starts the app: the first screen, then the worker that keeps it for the next start without a network.

import { render } from "preact";
import "./style.css";

function Start() {
  return (
    <main>
      <h1>守诺 Kept</h1>
      <p>{__BUILD__}</p>
    </main>
  );
}

const place = document.getElementById("app");
if (place) render(<Start />, place);
if ("serviceWorker" in navigator) void navigator.serviceWorker.register("/sw.js");
