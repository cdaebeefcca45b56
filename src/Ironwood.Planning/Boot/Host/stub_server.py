"""Stands in for a model server: the same paths, streams and metrics as vLLM, no model.

Answers with the words of the prompt, so that a caller sees his own request come back.
"""

import argparse
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

MODEL = "stub"
BUCKETS = (0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0)


class Counters:
    def __init__(self):
        self.lock = threading.Lock()
        self.running = 0
        self.prompt_tokens = 0
        self.generation_tokens = 0
        self.seconds = []

    def text(self):
        label = f'{{model_name="{MODEL}"}}'
        with self.lock:
            seconds = list(self.seconds)
            lines = [
                "# TYPE vllm:num_requests_running gauge", f"vllm:num_requests_running{label} {self.running}",
                "# TYPE vllm:num_requests_waiting gauge", f"vllm:num_requests_waiting{label} 0",
                "# TYPE vllm:kv_cache_usage_perc gauge", f"vllm:kv_cache_usage_perc{label} 0",
                "# TYPE vllm:prompt_tokens_total counter", f"vllm:prompt_tokens_total{label} {self.prompt_tokens}",
                "# TYPE vllm:generation_tokens_total counter", f"vllm:generation_tokens_total{label} {self.generation_tokens}",
            ]
        for name in ("time_to_first_token_seconds", "inter_token_latency_seconds", "e2e_request_latency_seconds"):
            lines.append(f"# TYPE vllm:{name} histogram")
            for bound in BUCKETS:
                count = sum(value <= bound for value in seconds)
                lines.append(f'vllm:{name}_bucket{{model_name="{MODEL}",le="{bound}"}} {count}')
            lines.append(f'vllm:{name}_bucket{{model_name="{MODEL}",le="+Inf"}} {len(seconds)}')
            lines.append(f"vllm:{name}_sum{label} {sum(seconds)}")
            lines.append(f"vllm:{name}_count{label} {len(seconds)}")
        return "\n".join(lines) + "\n"


COUNTERS = Counters()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    pause = 0.0

    @property
    def route(self):
        return self.path.split("?")[0]

    def do_GET(self):
        if self.route == "/health":
            self.answer(200, b"", "text/plain")
        elif self.route == "/metrics":
            self.answer(200, COUNTERS.text().encode(), "text/plain; version=0.0.4")
        elif self.route == "/v1/models":
            self.answer_json(200, {"object": "list", "data": [{"id": MODEL, "object": "model", "owned_by": "ironwood"}]})
        else:
            self.answer_json(404, {"detail": "Not Found"})

    def do_POST(self):
        started = time.monotonic()
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        is_chat = self.route == "/v1/chat/completions"
        if self.route != "/v1/completions" and not is_chat:
            return self.answer_json(404, {"detail": "Not Found"})
        try:
            request = json.loads(body)
            prompt = request["messages"][-1]["content"] if is_chat else request["prompt"]
            words = str(prompt).split()
        except (ValueError, KeyError, IndexError, TypeError):
            return self.answer_json(400, {"error": {"message": "a completion request in JSON is needed", "code": 400}})
        with COUNTERS.lock:
            COUNTERS.running += 1
        try:
            if request.get("stream"):
                self.stream(words, is_chat)
            else:
                usage = {"prompt_tokens": len(words), "completion_tokens": len(words), "total_tokens": 2 * len(words)}
                choice = self.choice(" ".join(words), is_chat, "message")
                self.answer_json(200, {"id": "stub", "model": MODEL, "choices": [choice | {"finish_reason": "stop"}], "usage": usage})
        finally:
            with COUNTERS.lock:
                COUNTERS.running -= 1
                COUNTERS.prompt_tokens += len(words)
                COUNTERS.generation_tokens += len(words)
                COUNTERS.seconds = COUNTERS.seconds[-9999:] + [time.monotonic() - started]

    def stream(self, words, is_chat):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for word in words:
            self.chunk("data: " + json.dumps({"id": "stub", "choices": [self.choice(word + " ", is_chat, "delta")]}) + "\n\n")
            time.sleep(self.pause)
        self.chunk("data: [DONE]\n\n")
        self.wfile.write(b"0\r\n\r\n")

    def chunk(self, text):
        data = text.encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    @staticmethod
    def choice(text, is_chat, part):
        return {"index": 0, part: {"role": "assistant", "content": text}} if is_chat else {"index": 0, "text": text}

    def answer_json(self, status, value):
        self.answer(status, json.dumps(value).encode(), "application/json")

    def answer(self, status, body, kind):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-"):
        if self.route not in ("/health", "/metrics"):
            print(f"{self.command} {self.path} {int(code)}", flush=True)


def main():
    parser = argparse.ArgumentParser(description="Stands in for a model server.")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--pause", type=float, default=0.02, help="seconds between the words of a stream")
    arguments = parser.parse_args()
    Handler.pause = arguments.pause
    ThreadingHTTPServer((arguments.host, arguments.port), Handler).serve_forever()


main()
