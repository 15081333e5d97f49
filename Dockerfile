# docker build -t haru . && docker run -p 127.0.0.1:8000:8000 -e PUBLISHED_ON=127.0.0.1 -v haru:/data haru
# The page and the API serve this machine only, as everywhere: PUBLISHED_ON says that the port is published for
# nobody else. Another port: -p 127.0.0.1:9000:9000 -e PORT=9000. With DATABASE_URL, run "haru migrate" first.
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
# Of the 110 MB in which Google's library describes every API of Google's, one file is Calendar's.
RUN pip install --no-cache-dir --no-deps --require-hashes -r "$LOCK" \
    && find / -xdev -path '*/googleapiclient/discovery_cache/documents/*.json' ! -name calendar.v3.json -delete

COPY . .
ENV PYTHONPATH=/haru PYTHONUNBUFFERED=1 DATA_DIR=/data
USER haru
VOLUME /data
EXPOSE 8000
HEALTHCHECK --start-period=10s CMD python -c "import os, urllib.request as u; u.urlopen(f'http://127.0.0.1:{os.environ.get(\"PORT\") or 8000}/healthz', timeout=3)"
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
