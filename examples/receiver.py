"""A service that receives requests as JSON. See `docs/howto/send.md`."""

from fastapi import FastAPI, HTTPException
from fastapi import Request as Received
from fastapi.responses import JSONResponse

from fastlege import InvalidDocumentError, Request, exchange

app = FastAPI()
MOST = 100_000  # bytes; a request is a few thousand


@app.post("/requests")
async def receive(received: Received) -> JSONResponse:
    """Read a request, and answer with the day on which the citizen's answer is due."""
    body = await received.body()
    if len(body) > MOST:
        raise HTTPException(413)
    try:
        request = exchange.load(body, Request)
    except InvalidDocumentError as error:
        return JSONResponse({"problems": [problem._asdict() for problem in error.problems]}, 422)
    return JSONResponse({"due_date": request.delivery.deadline.due_date.isoformat()}, 202)
