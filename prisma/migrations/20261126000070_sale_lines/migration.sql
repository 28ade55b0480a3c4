-- Sale lines as rows, where ANALYTICS_ENGINE=postgres answers questions; empty elsewhere. Texts compare by their bytes, as
-- in the parts. Keys come first, so that no space is lost between columns.
CREATE TABLE sale_part (
  id SERIAL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE
);

CREATE TABLE sale_line (
  transaction_key BIGINT,
  product_key BIGINT NOT NULL,
  customer_key BIGINT,
  part INTEGER NOT NULL,
  line INTEGER NOT NULL,
  day DATE,
  second INTEGER,
  transaction_id TEXT COLLATE "C",
  product TEXT COLLATE "C" NOT NULL,
  category TEXT COLLATE "C",
  customer_id TEXT COLLATE "C",
  store TEXT COLLATE "C",
  quantity NUMERIC,
  unit_price NUMERIC,
  amount NUMERIC,
  discount NUMERIC,
  cost NUMERIC
);

CREATE INDEX sale_line_part_day ON sale_line (part, day);
