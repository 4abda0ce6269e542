import acme as ac

with ac.Board() as board:
    lamp = ac.Lamp(label="Heater")
    dial = ac.Dial(maximum=30)
    dial.release(lambda degrees: degrees > 20, dial, lamp)

if __name__ == "__main__":
    board.launch()
