"""The stand-in over gRPC on loopback: google.cloud.vision.v1.ImageAnnotator/BatchAnnotateImages."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any

import grpc
from google.cloud.vision_v1 import BatchAnnotateImagesRequest, BatchAnnotateImagesResponse
from google.protobuf import any_pb2, json_format
from google.protobuf.duration_pb2 import Duration
from google.rpc.error_details_pb2 import RetryInfo
from google.rpc.status_pb2 import Status
from grpc_status import rpc_status

from tests.fakes.vision.faults import Refusal, Rule
from tests.fakes.vision.world import World

METHOD = "/google.cloud.vision.v1.ImageAnnotator/BatchAnnotateImages"
LONGEST = 20 * 2**20 + 2**16


class Served(grpc.GenericRpcHandler):
    """Serves a world while it is entered."""

    transport = "grpc"

    def __init__(self, world: World, port: int = 0) -> None:
        self.world, self.stopping = world, threading.Event()
        self._server = grpc.server(
            ThreadPoolExecutor(16),
            options=[("grpc.max_receive_message_length", LONGEST), ("grpc.so_reuseport", 0)],
        )
        self._server.add_generic_rpc_handlers((self,))
        self.endpoint = f"http://127.0.0.1:{self._server.add_insecure_port(f'127.0.0.1:{port}')}"

    def __enter__(self) -> Served:
        self._server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stopping.set()
        self._server.stop(None).wait()

    def service(self, call: Any) -> Any:
        if call.method != METHOD:
            return None
        return grpc.unary_unary_rpc_method_handler(
            self._annotate, BatchAnnotateImagesRequest.pb(BatchAnnotateImagesRequest()).FromString, bytes
        )

    def _annotate(self, batch: Any, context: Any) -> bytes:
        rule = self.world.fault()
        late = rule.delay if rule is not None and rule.kind in ("hang", "slow", "late") else 0.0
        self.stopping.wait(self.world.delay + late)
        try:
            bearer = dict(context.invocation_metadata()).get("authorization", "")
            self.world.admit(str(bearer).removeprefix("Bearer "))
            if rule is not None and rule.kind == "lost":
                raise Refusal(14, "Socket closed")
            if rule is not None and rule.kind == "error":
                raise rule.refusal()
            said = self._said(batch, rule)
        except Refusal as refusal:
            context.abort_with_status(rpc_status.to_status(_status(refusal)))
        return said

    def _said(self, batch: Any, rule: Rule | None) -> bytes:
        if rule is not None and rule.kind == "none":
            return b""
        if rule is not None and rule.kind == "page":
            return b"\xff\xff\xff<html>"
        responses = self.world.annotate(list(batch.requests), "grpc", rule)
        message = BatchAnnotateImagesResponse.pb(BatchAnnotateImagesResponse())
        whole: bytes = json_format.ParseDict({"responses": responses}, message).SerializeToString()
        return whole[: len(whole) // 2] if rule is not None and rule.kind == "cut" else whole


def _status(refusal: Refusal) -> Status:
    details = []
    if refusal.retry is not None:
        info = any_pb2.Any()
        whole = int(refusal.retry)
        delay = Duration(seconds=whole, nanos=round((refusal.retry - whole) * 1e9))
        info.Pack(RetryInfo(retry_delay=delay))
        details.append(info)
    return Status(code=refusal.code, message=refusal.message, details=details)
