"""Formats for spreadsheets and data frames: CSV, Excel, Parquet. One row a finding."""
