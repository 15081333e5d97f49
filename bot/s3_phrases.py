"""What `haru doctor` and `haru s3 setup` say about the bucket for pictures, in Korean and in English."""

from __future__ import annotations

from collections.abc import Mapping

KO: Mapping[str, str] = {
    "chosen.s3": "{host}의 버킷 {bucket}",
    "state.s3_ready": "준비됨. 공개가 막혀 있고, 남은 것은 저절로 지워져요",
    "state.s3_open": "쓸 수 있지만, 버킷의 퍼블릭 액세스가 막혀 있지 않아요",
    "state.s3_for_ever": "쓸 수 있지만, 남은 사진이나 지운 사진의 이전 버전이 저절로 지워지지 않아요",
    "state.s3_unseen": "쓸 수 있지만, 공개 여부와 수명 주기 규칙을 볼 권한이 없어요",
    "state.s3_away": "지금은 닿지 않아요 ({reason})",
    "state.s3_refused": "받아 주지 않아요 ({reason})",
    "advice.s3_setup": "버킷 주인의 키로: ./run s3 setup",
    "advice.s3_endpoint": "AWS_ENDPOINT_URL_S3와 네트워크를 확인해 주세요.",
    "advice.s3_key": "AWS_ACCESS_KEY_ID와 AWS_SECRET_ACCESS_KEY를 확인해 주세요.",
    "advice.s3_region": "AWS_DEFAULT_REGION에 버킷이 있는 리전을 적어 주세요.",
    "advice.s3_rights": "S3_BUCKET의 이름과, 이 키에 허용된 권한을 확인해 주세요. 필요한 권한은 docs/s3.md에 있어요.",
    "s3.no_bucket": "S3_BUCKET이 없어요. 사진은 DATA_DIR 폴더에 보관해요",
    "s3.shared": "{bucket}에 하루의 것이 아닌 파일이 있어서 아무것도 바꾸지 않았어요. 하루만 쓸 버킷을 S3_BUCKET에 적어 주세요",
    "s3.failed": "{bucket}: 받아 주지 않았어요 ({reason})",
    "s3.made": "{bucket}: 만들었어요",
    "s3.closed": "{bucket}: 퍼블릭 액세스를 모두 막았어요",
    "s3.encrypted": "{bucket}: 모든 파일을 암호화해서 보관해요",
    "s3.expiring": "{bucket}: 하루가 잊은 파일은 100일 뒤에, 지운 파일의 이전 버전은 하루 뒤에 저절로 지워져요",
    "s3.not_closed": "{bucket}: 퍼블릭 액세스를 막을 권한이 없어요. 버킷 주인이 콘솔의 “퍼블릭 액세스 차단”에서 해 주세요",
    "s3.not_encrypted": "{bucket}: 기본 암호화를 정할 권한이 없어요. 하루는 사진마다 암호화를 따로 요청하니 그대로 쓰셔도 돼요",
    "s3.not_expiring": "{bucket}: 수명 주기 규칙을 정할 권한이 없어요. 버킷 주인이 콘솔의 “관리”에서 100일 만료 규칙을 만들어 주세요",
}

EN: Mapping[str, str] = {
    "chosen.s3": "the bucket {bucket} at {host}",
    "state.s3_ready": "ready: the public is kept out, and what is left over expires",
    "state.s3_open": "works, but public access to the bucket is not blocked",
    "state.s3_for_ever": "works, but left-over pictures, or old versions of deleted ones, never expire",
    "state.s3_unseen": "works; whether it is private and what expires may not be looked at with this key",
    "state.s3_away": "cannot be reached now ({reason})",
    "state.s3_refused": "does not let us ({reason})",
    "advice.s3_setup": "with a key of the bucket's owner: ./run s3 setup",
    "advice.s3_endpoint": "Please look at AWS_ENDPOINT_URL_S3, and at the network.",
    "advice.s3_key": "Please look at AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
    "advice.s3_region": "Please set AWS_DEFAULT_REGION to the region of the bucket.",
    "advice.s3_rights": "Please look at the name in S3_BUCKET, and at what this key may do; docs/s3.md lists what is needed.",
    "s3.no_bucket": "S3_BUCKET is not set: pictures are kept in the folder DATA_DIR",
    "s3.shared": "{bucket} holds files that are not Haru's, so nothing was changed: please set S3_BUCKET to a bucket of its own",
    "s3.failed": "{bucket}: not taken ({reason})",
    "s3.made": "{bucket}: made",
    "s3.closed": "{bucket}: all public access is blocked",
    "s3.encrypted": "{bucket}: everything is kept encrypted",
    "s3.expiring": "{bucket}: what Haru forgot expires after 100 days, old versions of what it deleted after a day",
    "s3.not_closed": "{bucket}: this key may not block public access; its owner can, in the console under “Block public access”",
    "s3.not_encrypted": "{bucket}: this key may not set the usual encryption; Haru asks for it with each picture anyway",
    "s3.not_expiring": "{bucket}: this key may not set lifecycle rules; its owner can, in the console under “Management”: expire after 100 days",
}
