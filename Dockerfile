# docker build -t haru . && docker run --network host -v haru:/data haru
# The page and the API serve this machine only, as everywhere, so the container shares its network.
# LOCK=requirements.lock makes the lean image, for those who read pictures with another engine.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends tesseract-ocr-script-hang tesseract-ocr-eng \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 1000 haru \
    && install -d -o haru -g haru -m 700 /data

ARG LOCK=ocr.lock
WORKDIR /haru
COPY requirements.lock ocr.lock ./
RUN pip install --no-cache-dir --no-deps --require-hashes -r "$LOCK"

COPY . .
ENV PYTHONPATH=/haru PYTHONUNBUFFERED=1 DATA_DIR=/data
USER haru
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=10s CMD python -c "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\") or 8000}/healthz', timeout=3)"
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
