"""TimelineJS of the Knight Lab: its JSON (`document`) and its spreadsheet (`sheet`), made of the same slides.

https://timeline.knightlab.com/docs/json-format.html and ConfigFactory.js of @knight-lab/timelinejs 3.9.
"""
