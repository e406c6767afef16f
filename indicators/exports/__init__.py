"""The dataset in the formats of others: SDMX, CSV and a workbook."""
