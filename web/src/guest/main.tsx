// The pages of a code and of a private link: one small script, no worker, no database; also in a chat app's own browser.

import { render } from "preact";
import { Guest } from "./Guest";
import { whereIs } from "./where";

const place = document.getElementById("guest");
if (place) render(<Guest where={whereIs(location.pathname)} />, place);
