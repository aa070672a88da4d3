import app from "./app.json";
import auth from "./auth.json";
import groups from "./groups.json";
import invites from "./invites.json";
import members from "./members.json";
import rsvp from "./rsvp.json";
import schedule from "./schedule.json";
import ui from "./ui.json";

/** The English texts, a namespace a noun. */
export const messages = { app, auth, groups, invites, members, rsvp, schedule, ui };
