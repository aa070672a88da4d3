import answerlinks from "./answerlinks.json";
import app from "./app.json";
import auth from "./auth.json";
import calendar from "./calendar.json";
import comments from "./comments.json";
import edits from "./edits.json";
import error from "./error.json";
import flash from "./flash.json";
import gate from "./gate.json";
import groups from "./groups.json";
import home from "./home.json";
import invites from "./invites.json";
import letters from "./letters.json";
import mail from "./mail.json";
import members from "./members.json";
import notFound from "./not-found.json";
import notices from "./notices.json";
import people from "./people.json";
import regulars from "./regulars.json";
import rsvp from "./rsvp.json";
import schedule from "./schedule.json";
import switches from "./switches.json";
import turnout from "./turnout.json";
import ui from "./ui.json";

/** The English texts, a namespace a noun. */
export const messages = {
  answerlinks,
  app,
  auth,
  calendar,
  comments,
  edits,
  error,
  flash,
  gate,
  groups,
  home,
  invites,
  letters,
  mail,
  members,
  notFound,
  notices,
  people,
  regulars,
  rsvp,
  schedule,
  switches,
  turnout,
  ui,
};
