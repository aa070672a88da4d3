"""Reads calendar files with the icalendar package and prints what they say, one file a line."""
import json
import sys
from datetime import timezone

from icalendar import Calendar


def instant(event, name):
    return event[name].dt.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def fact(event):
    return {
        "uid": str(event["uid"]),
        "start": instant(event, "dtstart"),
        "end": instant(event, "dtend"),
        "status": str(event["status"]),
        "sequence": int(event["sequence"]),
        "changed": instant(event, "last-modified"),
        "summary": str(event["summary"]),
        "location": str(event["location"]) if "location" in event else None,
    }


for path in sys.argv[1:]:
    with open(path, "rb") as file:
        calendar = Calendar.from_ical(file.read())
    print(json.dumps([fact(event) for event in calendar.walk("vevent")]))
