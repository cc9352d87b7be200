# Hai lệnh là đủ: "make run" mở quầy, "make test" kiểm tra tất cả. / Two commands: run and test.
# No path is spelled out here, so a checkout under any name works.

SHELL := /bin/sh
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

export PYTHONUTF8 := 1
export CARDS MINUTES STRICT SEED

PYTHON_HERE := .venv/bin/python

.PHONY: help setup run demo test dist bench soak lock format clean

help: ## Danh sách các lệnh
	@echo 'Một Cửa — các lệnh:'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)$$/  make \1	\2/p' Makefile | expand -t 16

setup: ## Chuẩn bị máy: thư viện hệ thống, .venv, bản dịch
	@sh scripts/setup --for test

run: ## Mở quầy (kèm máy chủ thử); máy không có màn hình thì chạy make demo
	@sh scripts/run

demo: ## Trình diễn không cần màn hình, kết quả ở demo/; CARDS=TỆP: mã thẻ căn cước để quét
	@sh scripts/setup --for demo
	@set --; if [ -n "$$CARDS" ]; then set -- --cards "$$CARDS"; fi; \
	QT_QPA_PLATFORM=offscreen $(PYTHON_HERE) -m app.demo --out demo "$$@"

test: ## Kiểm tra tất cả: định dạng, kiểu, luật nhập, chạy thử; STRICT=1: bỏ qua là hỏng
	@sh scripts/setup --for test
	@$(PYTHON_HERE) -m scripts.check

dist: ## Đóng gói chương trình vào dist/ rồi thử chính bản đã đóng gói
	@sh scripts/setup --for dist
	@$(PYTHON_HERE) -m scripts.dist

bench: ## Chạy các phép đo trong benchmarks/
	@sh scripts/setup --for test
	@$(PYTHON_HERE) -m scripts.bench

soak: ## Chạy thử dài với hạt giống mới mỗi vòng; MINUTES=số phút (mặc định 10)
	@sh scripts/setup --for test
	@$(PYTHON_HERE) -m scripts.soak --minutes "$${MINUTES:-10}"

lock: ## Khóa lại phiên bản các gói: pyproject.toml → requirements.lock
	@sh scripts/setup --for test
	@$(PYTHON_HERE) -m scripts.lock

format: ## Định dạng lại mã nguồn
	@sh scripts/setup --for test
	@$(PYTHON_HERE) -m ruff format .
	@$(PYTHON_HERE) -m ruff check --fix .

clean: ## Xóa sản phẩm tạo ra (giữ .venv và dữ liệu trong var/)
	@rm -rf dist build demo .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	@rm -f resources/i18n/*.qm
	@find . -name __pycache__ -type d -not -path './.venv/*' -not -path './var/*' -prune -exec rm -rf {} +
	@echo 'Đã dọn sạch.'
