// Ends every change that a screen makes: the person hears when it could not be kept.

import { why } from "../text/trouble";
import { announce, say } from "../ui";

/** True when it is durable; otherwise the reason is shown and false comes back. */
export async function kept(change: Promise<unknown>, done?: string): Promise<boolean> {
  try {
    await change;
    if (done) announce(done);
    return true;
  } catch (error) {
    say(why(error), "bad");
    return false;
  }
}
